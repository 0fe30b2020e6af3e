import { orderTexts } from './orders';
import { paymentTexts } from './payments';

/** From pressing Buy to the receipt. */
export const buyingTexts = {
  buy: {
    quantity: 'How many',
    quantityHint: (max: number) => `Up to ${max} per order.`,
    quantityError: (max: number) => `Enter a whole number from 1 to ${max}.`,
    total: 'Total',
    submit: 'Buy',
    hold: 'You will not pay yet: we hold your tickets while you do.',
    priceChanged: (price: string) =>
      `The price has changed: it is ${price} now. Press Buy again if that is fine with you.`,
    priceChanging: 'The price is just being changed. Please try again in a moment.',
    signIn: 'You will be asked to sign in first.',
    notYet: 'This ticket cannot be bought just yet. Please try again in a moment.',
    noAnswer:
      'No answer came, so we can not say whether your order was placed. Look under My orders before you press Buy again.',
  },
  ...orderTexts,
  ...paymentTexts,
} as const;
