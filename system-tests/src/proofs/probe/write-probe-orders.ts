import { renameSync, writeFileSync } from 'node:fs';
import { PEACE, type ProbeOrders } from './journal';

/** Gives a probe its orders, whole: what is not told is as in peace. */
export function writeProbeOrders(file: string, orders: Partial<ProbeOrders>): void {
  const next = `${file}.next`;
  writeFileSync(next, JSON.stringify({ ...PEACE, ...orders }));
  renameSync(next, file);
}
