import { body, type ValidationChain } from 'express-validator';
import { bodyInteger, bodyText } from '@ticketing/common/http/validate';
import { toDecimal, toMinorUnits } from '@ticketing/common/money';
import { z } from 'zod';
import { QUANTITY_MAX, TITLE_LENGTH_MAX, type Draft } from '../domain/listing';
import { faultOfPrice, PRICE_MAX_MINOR } from '../domain/price';

/** What a seller says of a ticket. */
export const ticketFields = z.object({
  title: z.string().min(1).max(TITLE_LENGTH_MAX),
  price: z.number().positive().max(toDecimal(PRICE_MAX_MINOR)),
  quantity: z.int().min(1).max(QUANTITY_MAX).optional(),
});

export function checkTicketFields(priceMinMinor: number): ValidationChain[] {
  return [
    bodyText('title', {
      trim: true,
      min: 1,
      max: TITLE_LENGTH_MAX,
      missing: 'Title is required',
      tooLong: `Title must be at most ${TITLE_LENGTH_MAX} characters`,
    }),
    body('price').custom((price: unknown) => {
      const fault = faultOfPrice(price, priceMinMinor);
      if (fault === undefined) return true;
      throw new Error(fault);
    }),
    bodyInteger('quantity', {
      min: 1,
      max: QUANTITY_MAX,
      message: `Quantity must be a whole number from 1 to ${QUANTITY_MAX}`,
      optional: true,
    }),
  ];
}

export function toDraft({ title, price, quantity }: z.infer<typeof ticketFields>): Draft {
  return { title, priceMinor: toMinorUnits(price), quantity };
}
