import type { WantRefunds } from '../../commands/want-refund';
import type { OrderReaction } from './order-reaction';

/** The refund is written down first, and never behind the version of the order. */
export function refundPaymentsWhenRejected({
  wantRefunds,
}: Pick<WantRefunds, 'wantRefunds'>): OrderReaction {
  return async ({ data }) => {
    const wanted = await wantRefunds(data.id, data.rejectedPaymentIds);
    return wanted ? 'applied' : 'nothing-to-do';
  };
}
