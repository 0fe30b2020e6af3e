import type { BusSubscription, Delivery, Verdict } from '@ticketing/common/messaging/event-bus';
import type { Run } from './run';

type OnDelivery = BusSubscription['onDelivery'];

/** What is not wanted any more goes back, not so soon that it would come at once again. */
const BACK: Verdict = { kind: 'retry', afterMs: 1_000 };

/** Lets so many messages through to their ack, then the run is complete. */
export function gated(
  onDelivery: OnDelivery,
  { count = Infinity, run }: { count?: number | undefined; run: Run },
): OnDelivery {
  let inside = 0;
  let acked = 0;

  async function pass(delivery: Delivery): Promise<Verdict> {
    inside += 1;
    try {
      const verdict = await onDelivery(delivery);
      if (verdict.kind === 'ack') acked += 1;
      return verdict;
    } finally {
      inside -= 1;
    }
  }

  return async (delivery) => {
    if (run.signal.aborted || inside + acked >= count) return BACK;
    const verdict = await pass(delivery);
    if (acked === count) run.complete();
    return verdict;
  };
}
