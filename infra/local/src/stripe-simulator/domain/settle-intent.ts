import { decline, succeed } from './attempt';
import type { CardInUse, Change } from './change';
import { seconds, type Context } from './change';
import type { Charge, PaymentIntent } from './objects';

/** The answer about a delayed card arrives. */
export const settleIntent = (
  intent: PaymentIntent,
  { charge, used }: { charge: Charge; used: CardInUse },
  context: Context,
): Change => {
  if (intent.status !== 'processing') return {};
  const settled = { ...charge, created: seconds(context.nowMs) };
  const refusal = used.card.decline;
  if (refusal) {
    return decline(
      { intent, used },
      {
        ...settled,
        status: 'failed',
        failure_code: refusal.code,
        failure_message: refusal.message,
      },
    ).change;
  }
  return succeed(intent, {
    ...settled,
    status: 'succeeded',
    paid: true,
    captured: true,
    amount_captured: charge.amount,
    balance_transaction: context.newId('txn'),
  });
};
