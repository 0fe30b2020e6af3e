import type { TestCard } from './cards';
import { seconds, type CardInUse, type Context } from './change';

/** As at Stripe, each use of `tok_…` or `pm_card_…` makes a payment method of its own. */
export const newPaymentMethod = (card: TestCard, context: Context): CardInUse => {
  const id = context.newId('pm');
  const method = {
    id,
    card: card.name,
    object: {
      id,
      object: 'payment_method',
      type: 'card',
      card: {
        brand: card.brand,
        last4: card.last4,
        exp_month: 12,
        exp_year: new Date(context.nowMs).getUTCFullYear() + 1,
        country: 'US',
        funding: 'credit',
      },
      billing_details: { address: null, email: null, name: null, phone: null },
      created: seconds(context.nowMs),
      customer: null,
      livemode: false,
      metadata: {},
    },
  } as const;
  return { method, card };
};
