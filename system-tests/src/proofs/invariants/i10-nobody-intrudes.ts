import type { Invariant } from '../evidence/evidence';
import { count, finding } from './finding';

/** I10: no one reads or changes another's order. */
export const nobodyIntrudes: Invariant = ({ history }) => {
  const tries = history.filter(({ action }) => action === 'intrude');
  const breaches = tries
    .filter(({ outcome }) => outcome === 'ok')
    .map(({ personId, orderId, paymentId, ticketId, status = 0, startedAtMs }) => {
      const target = orderId ?? paymentId ?? ticketId ?? 'something';
      const at = new Date(startedAtMs).toISOString();
      return `${personId} got at ${target} of somebody else (${status}, ${at})`;
    });
  return finding('I10', count(tries.length, 'intrusion'), breaches);
};
