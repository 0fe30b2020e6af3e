import type { Board } from './board';
import { chanceOf } from './chance';
import type { Crowding } from './crowding';
import { FINISH } from './endings';
import { pause, persist } from './pace';
import type { OrderBody } from './answers';
import type { Person } from './person';
import { atHeat, planPurchase, type PurchasePlan } from './plan';

/** Nobody waits for a second purchase as long as after a first one that came to something. */
const AFTER_REFUSAL_SHARE = 0.3;
const NOTHING_ON_SALE_MS = 500;
const PATIENCE = { triesMax: 4, pauseMs: 300 };

export interface PersonaDeps {
  person: Person;
  /** Of this person: what it draws from is named after it. */
  name: string;
  seed: number;
  board: Board;
  signal: AbortSignal;
}

/** Buys one thing after the other, each as planned, until the run is over. */
export async function runBuyer(
  deps: PersonaDeps & { purchaseEveryMs: number; crowding: Pick<Crowding, 'slowdown'> },
): Promise<void> {
  const { person, name, seed, board, signal, purchaseEveryMs, crowding } = deps;

  /** Comes when it wanted to, or later when there is a queue then. @returns whether the run goes on */
  async function rest(ms: number): Promise<boolean> {
    await pause(ms, signal);
    return pause(ms * (crowding.slowdown() - 1), signal);
  }

  async function place(plan: PurchasePlan, keyFor: (intention: string) => string) {
    const onSale = board.listings().filter(({ isSoldOut }) => !isSoldOut);
    const listing = atHeat(onSale, plan.heat);
    if (!listing) {
      await pause(NOTHING_ON_SALE_MS, signal);
      return undefined;
    }
    const { id: ticketId, price, quantity: units } = listing;
    const quantity = Math.min(plan.quantity, units);
    const wanted = { ticketId, quantity, ...(plan.namesPrice && { price }) };
    const attempt = () => person.placeOrder(wanted, keyFor('order'));
    const placed = await persist(attempt, { ...PATIENCE, signal });
    return placed.body;
  }

  async function finish(plan: PurchasePlan, order: OrderBody, keyFor: (what: string) => string) {
    board.noteOrder({ orderId: order.id, buyerId: person.id });
    await FINISH[plan.ending]({ person, plan, order, keyFor, signal });
  }

  let restMs = chanceOf(seed, name).share() * purchaseEveryMs;
  for (let purchase = 1; await rest(restMs); purchase += 1) {
    const plan = planPurchase(chanceOf(seed, `${name} purchase ${purchase}`));
    const keyFor = (what: string): string => `${person.id} ${purchase} ${what}`;
    const order = await place(plan, keyFor);
    if (order) await finish(plan, order, keyFor);
    restMs = plan.restShare * purchaseEveryMs * (order ? 1 : AFTER_REFUSAL_SHARE);
  }
}
