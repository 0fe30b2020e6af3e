import { readFileSync } from 'node:fs';
import { PEACE, type ProbeOrders } from './journal';

const POLL_MS = 100;

/** What is to be done now. */
export type CurrentOrders = () => ProbeOrders;

/** What a file says, or undefined where it says nothing whole: not there, or not written to its end. */
function readOrders(file: string): ProbeOrders | undefined {
  try {
    return { ...PEACE, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<ProbeOrders>) };
  } catch {
    return undefined;
  }
}

/** Follows the orders in a file, from now on until the process ends; does not keep it from ending. */
export function followOrders(file: string): CurrentOrders {
  let orders = readOrders(file) ?? PEACE;
  setInterval(() => {
    orders = readOrders(file) ?? orders;
  }, POLL_MS).unref();
  return () => orders;
}
