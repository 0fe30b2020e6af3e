import { seconds, type CardInUse, type Context } from './change';
import type { Charge, PaymentIntent } from './objects';

interface NewCharge {
  intent: PaymentIntent;
  used: CardInUse;
  status: Charge['status'];
  authenticated: boolean;
}

const outcomeOf = ({ used, status }: NewCharge): Charge['outcome'] => {
  switch (status) {
    case 'succeeded':
      return { network_status: 'approved_by_network', reason: null, type: 'authorized' };
    case 'failed':
      return {
        network_status: 'declined_by_network',
        reason: used.card.decline?.declineCode ?? null,
        type: 'issuer_declined',
      };
    case 'pending':
      return null;
  }
};

/** A charge is one attempt to take the money; an intent has one for each. */
export const newCharge = (wanted: NewCharge, context: Context): Charge => {
  const { intent, used, status } = wanted;
  const paid = status === 'succeeded';
  const decline = status === 'failed' ? used.card.decline : undefined;
  return {
    id: context.newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    balance_transaction: paid ? context.newId('txn') : null,
    captured: paid,
    created: seconds(context.nowMs),
    currency: intent.currency,
    description: intent.description,
    disputed: false,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    livemode: false,
    metadata: intent.metadata,
    outcome: outcomeOf(wanted),
    paid,
    payment_intent: intent.id,
    payment_method: used.method.id,
    payment_method_details: {
      type: 'card',
      card: {
        brand: used.card.brand,
        last4: used.card.last4,
        three_d_secure: wanted.authenticated ? { result: 'authenticated' } : null,
      },
    },
    receipt_email: intent.receipt_email,
    refunded: false,
    status,
  };
};
