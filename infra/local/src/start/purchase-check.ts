import { randomBytes } from 'node:crypto';
import { createVisitor, expectStatus, UnexpectedAnswer, type Visitor } from './api-client';
import type { Site } from './site';
import { until } from './until';

const HEARD_WITHIN_MS = 15_000;
const PRICE = 19.99;

async function signUp(site: string | Site, who: string, run: string): Promise<Visitor> {
  const visitor = createVisitor(site);
  const account = { email: `check-${who}-${run}@example.com`, password: `check-${run}` };
  expectStatus(`sign up the ${who}`, 201, await visitor.post('/api/users/signup', account));
  return visitor;
}

function textOf(body: Record<string, unknown>, field: string): string {
  const value = body[field];
  if (typeof value === 'string') return value;
  throw new UnexpectedAnswer(`"${field}" is missing in ${JSON.stringify(body)}`);
}

/** Orders and payments hear of a ticket and of an order a moment later: a 404 is asked again. */
function onceHeard(
  what: string,
  post: () => ReturnType<Visitor['post']>,
): Promise<Record<string, unknown>> {
  return until(async () => expectStatus(what, 201, await post()), HEARD_WITHIN_MS);
}

async function expectRefused(buyer: Visitor, ticketId: string): Promise<void> {
  const what = 'a second buyer is refused';
  const body = expectStatus(what, 400, await buyer.post('/api/orders', { ticketId }));
  if (JSON.stringify(body).includes('Ticket is already reserved')) return;
  throw new UnexpectedAnswer(`${what}: ${JSON.stringify(body)}`);
}

async function expectComplete(buyer: Visitor, orderId: string): Promise<void> {
  await until(async () => {
    const what = 'the order becomes complete';
    const order = expectStatus(what, 200, await buyer.get(`/api/orders/${orderId}`));
    if (order['status'] !== 'complete') {
      throw new UnexpectedAnswer(`${what}: it is ${String(order['status'])}`);
    }
  }, HEARD_WITHIN_MS);
}

/**
 * One purchase over HTTP, as three people would do it: list, order, pay, and come too late.
 *
 * @param onStep is told of each step and how long it took
 * @throws {UnexpectedAnswer} where the platform does not do what it promises
 */
export async function checkPurchase(
  site: string | Site,
  onStep: (title: string, tookMs: number) => void,
): Promise<void> {
  const run = randomBytes(4).toString('hex');
  let last = performance.now();
  const done = (title: string) => {
    onStep(title, performance.now() - last);
    last = performance.now();
  };
  const seller = await signUp(site, 'seller', run);
  const buyer = await signUp(site, 'buyer', run);
  const latecomer = await signUp(site, 'latecomer', run);
  done('a seller and two buyers sign up');
  const listing = { title: `Check ${run}`, price: PRICE };
  const ticket = expectStatus('list', 201, await seller.post('/api/tickets', listing));
  const ticketId = textOf(ticket, 'id');
  done('the seller lists a ticket');
  const order = await onceHeard('order', () => buyer.post('/api/orders', { ticketId }));
  const orderId = textOf(order, 'id');
  done('the buyer orders it');
  await expectRefused(latecomer, ticketId);
  done('the second buyer is refused while it is held');
  const token = 'tok_visa';
  const payment = await onceHeard('pay', () => buyer.post('/api/payments', { orderId, token }));
  done(`the buyer pays (${textOf(payment, 'status')})`);
  await expectComplete(buyer, orderId);
  done('the order becomes complete');
  await expectRefused(latecomer, ticketId);
  done('the second buyer is refused for good');
  const page = await buyer.get('/');
  if (page.status !== 200) throw new UnexpectedAnswer(`the home page answers ${page.status}`);
  done('the home page is served');
}
