import { addressOf } from '@ticketing/local/suite/specs';
import { PEACE, type ProbeOrders } from '../probe/journal';
import { writeProbeOrders } from '../probe/write-probe-orders';
import type { Pod, Victim } from './arena';
import { PODS, type PodName } from './pods';

export function podOf(
  victim: Victim,
  { name, port, ordersFile }: { name: PodName; port: number; ordersFile: string },
): Pod {
  let orders = PEACE;
  // Assigned, not copied: the pid of a victim is another one after each start.
  return Object.assign(victim, {
    name,
    service: PODS[name],
    url: addressOf(port),
    instruct(wanted: Partial<ProbeOrders>) {
      orders = { ...orders, ...wanted };
      writeProbeOrders(ordersFile, orders);
    },
  });
}
