import { renameSync, writeFileSync } from 'node:fs';
import { addressOf } from '@ticketing/local/suite/specs';
import { PEACE, type ProbeOrders } from '../probe/journal';
import type { Pod, Victim } from './arena';
import { PODS, type PodName } from './pods';

/** The probe may look at any moment: it finds the orders before or the new ones, never half of them. */
export function writeOrders(file: string, orders: ProbeOrders): void {
  writeFileSync(`${file}.new`, JSON.stringify(orders));
  renameSync(`${file}.new`, file);
}

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
      writeOrders(ordersFile, orders);
    },
  });
}
