import type { TestCard } from './cards';
import type { Change, Context } from './change';
import type { Charge, Refund } from './objects';

const told = (refund: Refund, previous: Refund): Change['facts'] => {
  const changed = { status: previous.status };
  return [
    { type: 'refund.updated', object: refund, previous: changed },
    { type: 'charge.refund.updated', object: refund, previous: changed },
  ];
};

/** The bank refused the money: it is ours again, and the charge counts as that much less refunded. */
const fail = (refund: Refund, charge: Charge, context: Context): Change => {
  const failed: Refund = {
    ...refund,
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: context.newId('txn'),
  };
  const restored: Charge = {
    ...charge,
    amount_refunded: charge.amount_refunded - refund.amount,
    refunded: false,
  };
  return {
    refunds: [failed],
    charges: [restored],
    facts: [{ type: 'refund.failed', object: failed }, ...(told(failed, refund) ?? [])],
  };
};

/** What the bank says in the end of a refund that was under way. */
export const settleRefund = (
  refund: Refund,
  { charge, card }: { charge: Charge; card: TestCard },
  context: Context,
): Change => {
  if (refund.status === 'failed') return {};
  if (card.refund === 'fails') return fail(refund, charge, context);
  if (refund.status !== 'pending') return {};
  const done: Refund = { ...refund, status: 'succeeded' };
  return { refunds: [done], facts: told(done, refund) ?? [] };
};
