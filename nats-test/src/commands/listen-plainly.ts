import type { BusSubscription } from '@ticketing/common/messaging/event-bus';
import { waitFor } from '@ticketing/common/messaging/wait-for';
import type { DurableMember } from '../cli/command';
import type { Viewer } from '../screen/viewer';
import type { LabContext } from './context';
import type { Run } from './run';

/** Shows each delivery, then acknowledges it: at once, after a while, or never because it died. */
export function createPlainHandler(
  { holdSeconds, diesBeforeAck }: DurableMember,
  { viewer, run, context }: { viewer: Viewer; run: Run; context: LabContext },
): BusSubscription['onDelivery'] {
  const { screen, killSelf } = context;
  return async ({ type, body, redelivered }) => {
    viewer.show({ type, body, redelivered });
    if (diesBeforeAck) {
      screen.status(undefined);
      screen.note('killed before the ack');
      await killSelf();
    }
    if (holdSeconds > 0) await waitFor(holdSeconds * 1_000, run.signal);
    const isCutShort = holdSeconds > 0 && run.signal.aborted;
    return isCutShort ? { kind: 'retry', afterMs: 0 } : { kind: 'ack' };
  };
}
