import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { CurrentOrders } from './follow-orders';
import type { WriteEntry } from './open-journal';

/**
 * Ends the process where it was told to, and otherwise takes note of what it has passed, once.
 *
 * @param given.die does not return: nothing of the process may run on behind the point
 */
export function probeCheckpoint(given: {
  orders: CurrentOrders;
  write: WriteEntry;
  die: () => void;
}): Checkpoint {
  const { orders, write, die } = given;
  const passed = new Set<string>();
  return (checkpoint) => {
    if (orders().dieAt.includes(checkpoint)) {
      write({ kind: 'died-at', checkpoint });
      die();
    }
    if (passed.has(checkpoint)) return;
    passed.add(checkpoint);
    write({ kind: 'passed', checkpoint });
  };
}
