import { refundAmount } from './amounts';
import type { TestCard } from './cards';
import { seconds, type Context, type Decision, type Task } from './change';
import type { Charge, Metadata, Refund } from './objects';

export const refundReasons = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

export interface CreateRefund {
  amount: number | undefined;
  reason: string | undefined;
  metadata: Metadata;
  card: TestCard;
}

const settling = (refund: Refund, card: TestCard, context: Context): Task[] =>
  card.refund === 'succeeds'
    ? []
    : [
        {
          id: context.newId('task'),
          kind: 'settle-refund',
          objectId: refund.id,
          dueAtMs: context.nowMs + context.settleAfterMs,
        },
      ];

/** As at Stripe, a refund that will fail looks as if it had succeeded until the bank says no. */
export const createRefund = (
  charge: Charge,
  command: CreateRefund,
  context: Context,
): Decision<Refund> => {
  const amount = refundAmount(charge, command.amount);
  const refund: Refund = {
    id: context.newId('re'),
    object: 'refund',
    amount,
    balance_transaction: context.newId('txn'),
    charge: charge.id,
    created: seconds(context.nowMs),
    currency: charge.currency,
    destination_details: {
      type: 'card',
      card: {
        reference_status: 'pending',
        reference_type: 'acquirer_reference_number',
        type: 'refund',
      },
    },
    metadata: command.metadata,
    payment_intent: charge.payment_intent,
    reason: command.reason ?? null,
    receipt_number: null,
    status: command.card.refund === 'pending' ? 'pending' : 'succeeded',
  };
  const amountRefunded = charge.amount_refunded + amount;
  const refunded: Charge = {
    ...charge,
    amount_refunded: amountRefunded,
    refunded: amountRefunded === charge.amount,
  };
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  return {
    change: {
      charges: [refunded],
      refunds: [refund],
      tasks: settling(refund, command.card, context),
      facts: [
        { type: 'refund.created', object: refund },
        { type: 'charge.refunded', object: refunded, previous },
      ],
    },
    answer: refund,
  };
};
