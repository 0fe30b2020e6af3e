import { isOpen, type Payment } from '../../domain/payment';
import { sendWebhook } from '../webhook';
import type { Script } from './steps';
import { calm, ordersHears, paymentsOf, stripeEventsOf, type World } from './world';

const ROUNDS_MAX = 12;
/** The reconciler's interval, and a second more. */
const ROUND_MS = 61_000;

/**
 * Lets time pass, with nothing in the way any more, until nothing is left to do. An order that is still
 * live expires after the first round.
 *
 * @throws when it never ends
 */
export async function drain(world: World, script: Script): Promise<void> {
  calm(world.suite);
  if (script.stoppedGoOn) await world.instances.goOn();
  const told = script.webhooksCome ? new Set<string>() : undefined;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    if (round > 0) world.order.change('expire');
    await stripeAndBanksEnd(world, told);
    await paymentsEnds(world);
    ordersHears(world, true);
    if (isTold(world, told) && (await isQuiet(world))) return;
  }
  throw new Error(`still not quiet: ${JSON.stringify(await paymentsOf(world))}`);
}

/** @param told the webhooks that have come; without it, none come */
async function stripeAndBanksEnd(world: World, told?: Set<string>): Promise<void> {
  const { suite } = world;
  await suite.stripe.settleNow();
  if (!told) return;
  for (const event of stripeEventsOf(world)) {
    if (!told.has(event.id)) await sendWebhook(suite, event).expect(200);
    told.add(event.id);
  }
}

async function paymentsEnds({ suite, order }: World): Promise<void> {
  const { commands, service } = suite;
  service.clock.advance(ROUND_MS);
  const newest = order.events().at(-1);
  if (newest) expect(await service.bus.deliver(newest)).toEqual([{ kind: 'ack' }]);
  await commands.settleDue();
  await commands.reconcilePayments();
  await commands.sweepRejections();
  await commands.settled();
  // What the service's own reactions began in the background.
  await service.service.release?.();
  await service.publisher.settled();
  await service.sweeper.flush();
}

/** No bank has anything more to say, and neither has Stripe, if it says anything. */
function isTold(world: World, told?: ReadonlySet<string>): boolean {
  if (world.suite.stripe.ledger().tasks.length > 0) return false;
  return !told || stripeEventsOf(world).every(({ id }) => told.has(id));
}

/** Payments knows the order as it is in its end, and nothing is to be found out or done any more. */
async function isQuiet(world: World): Promise<boolean> {
  const { suite, order } = world;
  const { id, version, status } = order.state();
  const known = await suite.adapters.orders.find(id);
  const isOver = status === 'complete' || status === 'cancelled';
  const isBusy = (payment: Payment) => isOpen(payment) || payment.status === 'refunding';
  if (!isOver || known?.version !== version) return false;
  return !(await paymentsOf(world)).some(isBusy);
}
