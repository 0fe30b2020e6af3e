import { newId } from '@ticketing/common/store/ids';
import { pause } from './pace';
import type { Done } from './answers';
import { createPerson, type Person } from './person';
import { openRecord, type HistoryRecord } from './record';
import { openShop, type ShopOptions } from './shop';

const AGAIN_MS = 200;

export interface BuyOneOptions extends ShopOptions {
  withinMs: number;
  /** Where the history of the run is, so that this purchase is part of it. */
  record?: Pick<HistoryRecord, 'add'>;
}

export interface FreshPurchase {
  succeeded: boolean;
  tookMs: number;
  detail: string;
}

/** Tries until it succeeds, whatever else is answered, or the time is over. */
async function until<Body>(
  step: string,
  attempt: () => Promise<Done<Body>>,
  { isDone, signal }: { isDone?: (body: Body) => boolean; signal: AbortSignal },
): Promise<Body> {
  let last: Done<Body> | undefined;
  while (!signal.aborted) {
    last = await attempt();
    if (last.body !== undefined && (isDone?.(last.body) ?? true)) return last.body;
    await pause(AGAIN_MS, signal);
  }
  const status = last?.status ?? 'no answer';
  throw new Error(`${step} did not succeed in time; the last try: ${status}`);
}

async function purchase(seller: Person, buyer: Person, signal: AbortSignal): Promise<string> {
  const key = `${buyer.id} fresh`;
  const fields = { title: 'Fresh', price: 12.34, quantity: 1 };
  const ticket = await until('listing', () => seller.listTicket(fields, key), { signal });
  const wanted = { ticketId: ticket.id, quantity: 1 };
  const order = await until('ordering', () => buyer.placeOrder(wanted, key), { signal });
  await until('paying', () => buyer.pay(order.id, 'tok_visa', key), { signal });
  const isDone = ({ status }: { status: string }) => status === 'complete';
  await until('completing', () => buyer.readOrder(order.id), { isDone, signal });
  return order.id;
}

/** One purchase from listing to complete, by people who were never here before. Never throws. */
export async function buyOne(options: BuyOneOptions): Promise<FreshPurchase> {
  const { withinMs, record = openRecord() } = options;
  const shop = openShop(options);
  const signal = AbortSignal.timeout(withinMs);
  const comesIn = (): Person => createPerson({ id: newId(), shop, record, signal });
  const startedAtMs = Date.now();
  const took = () => Date.now() - startedAtMs;
  try {
    const orderId = await purchase(comesIn(), comesIn(), signal);
    return {
      succeeded: took() <= withinMs,
      tookMs: took(),
      detail: `order ${orderId} is complete`,
    };
  } catch (error) {
    return { succeeded: false, tookMs: took(), detail: (error as Error).message };
  } finally {
    shop.close();
  }
}
