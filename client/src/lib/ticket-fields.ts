import { z } from 'zod';
import type { Ticket, TicketFields } from './api/tickets';
import type { Format } from './format';
import { parsePrice } from './money';
import { texts } from './texts';

const TITLE_MAX = 200;
const QUANTITY_MAX = 100_000;
const words = texts.ticketForm;

/** What is typed into the form of a listing: text, until it is sent. */
export interface TicketFieldTexts extends Record<string, string> {
  title: string;
  price: string;
  quantity: string;
}

/** How many characters may still be typed; less than none where there are too many. */
export function titleRoom(title: string): number {
  return TITLE_MAX - Array.from(title.trim()).length;
}

interface TicketRules {
  /** A listing may only grow. */
  readonly quantityMin: number;
  readonly format: Pick<Format, 'count'>;
}

/** Checks what is typed. Limits that an operator may set are the API's to judge. */
export function ticketFieldsSchema({ quantityMin, format }: TicketRules) {
  const tooFew =
    quantityMin > 1 ? words.quantityGrows(format.count(quantityMin)) : words.quantityError;
  return z.object({
    title: z
      .string()
      .trim()
      .min(1, words.titleRequired)
      .refine((title) => titleRoom(title) >= 0, words.titleTooLong),
    price: z
      .string()
      .refine((text) => parsePrice(text) !== undefined, { error: words.priceError, abort: true })
      .refine((text) => parsePrice(text) !== 0, words.pricePositive),
    quantity: z
      .string()
      .refine((text) => /^\d{1,6}$/.test(text.trim()), { error: words.quantityError, abort: true })
      .refine((text) => Number(text) >= quantityMin, { error: tooFew, abort: true })
      .refine((text) => Number(text) <= QUANTITY_MAX, words.quantityError),
  });
}

export function toTicketFields(texts: TicketFieldTexts): TicketFields {
  return {
    title: texts.title.trim(),
    price: parsePrice(texts.price) ?? 0,
    quantity: Number(texts.quantity),
  };
}

/** `19.9` is written the way prices are: `19.90`. */
const priceInField = (price: number) =>
  Number.isInteger(price) ? String(price) : price.toFixed(2);

export function toFieldTexts(ticket: Ticket): TicketFieldTexts {
  return {
    title: ticket.title,
    price: priceInField(ticket.price),
    quantity: String(ticket.quantity),
  };
}
