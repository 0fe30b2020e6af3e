import { isUnknownOrUnheard, pause, pauseUntil, persist } from './pace';
import type { Done, OrderBody, PaymentBody } from './answers';
import type { Person } from './person';
import type { Ending, PurchasePlan } from './plan';

export interface Purchase {
  person: Person;
  plan: PurchasePlan;
  order: OrderBody;
  /** Keys of the same purchase differ by what they are for. */
  keyFor(intention: string): string;
  signal: AbortSignal;
}

export type Finish = (purchase: Purchase) => Promise<void>;

const GOOD_TOKEN = 'tok_visa';
const DECLINED_TOKEN = 'tok_chargeDeclined';
const GOOD_CARD = 'pm_card_visa';
/** Succeeds three seconds after it was confirmed. */
const SLOW_CARD = 'pm_card_succeedsAfterDelay';
const SLOW_BANK_MS = 3_000;
/** Somewhat later than an order expires, counted from the end of its window. */
const EXPIRED_AFTER_MS = 1_500;
/** When also the last bank has answered. */
const SETTLED_AFTER_MS = 3_500;

function patience({ signal }: Purchase): Parameters<typeof persist>[1] {
  return { triesMax: 6, pauseMs: 500, signal };
}

const think = ({ plan, signal }: Purchase): Promise<boolean> => pause(plan.thinkMs, signal);

function payByToken(purchase: Purchase, token: string, tab = ''): Promise<Done<PaymentBody>> {
  const { person, order, keyFor } = purchase;
  const key = keyFor(`${token}${tab}`);
  return persist(() => person.pay(order.id, token, key), patience(purchase), isUnknownOrUnheard);
}

async function begin(purchase: Purchase): Promise<PaymentBody | undefined> {
  const { person, order, keyFor } = purchase;
  const attempt = () => person.beginPayment(order.id, keyFor('begin'));
  const begun = await persist(attempt, patience(purchase), isUnknownOrUnheard);
  return begun.body?.clientSecret === undefined ? undefined : begun.body;
}

/** Confirming an intent once more does no harm: it is charged once. */
async function confirm(purchase: Purchase, payment: PaymentBody, card = GOOD_CARD): Promise<void> {
  const { person, order } = purchase;
  await persist(() => person.confirmInBrowser(order.id, payment, card), patience(purchase));
}

function cancel(purchase: Purchase): Promise<Done<unknown>> {
  const { person, order } = purchase;
  return persist(() => person.cancelOrder(order.id), patience(purchase));
}

async function look(purchase: Purchase): Promise<void> {
  const { person, order, plan } = purchase;
  await think(purchase);
  await person.readOrder(order.id);
  if (plan.isThorough) await person.readPayments(order.id);
}

function untilWindowEnds({ order, signal }: Purchase, offsetMs: number): Promise<boolean> {
  return pauseUntil(Date.parse(order.expiresAt) + offsetMs, signal);
}

/** Confirms at a moment that is counted from the end of the order window. */
async function confirmNearExpiry(purchase: Purchase, offsetMs: number, card: string) {
  const payment = await begin(purchase);
  if (payment) {
    await untilWindowEnds(purchase, offsetMs);
    await confirm(purchase, payment, card);
  }
  await untilWindowEnds(purchase, SETTLED_AFTER_MS);
  await look(purchase);
}

/** Two tabs of one buyer: by token in both, or by token in one and in Stripe's form in the other. */
async function payInTwoTabs(purchase: Purchase): Promise<void> {
  const payment = purchase.plan.isThorough ? await begin(purchase) : undefined;
  const otherTab = payment
    ? confirm(purchase, payment)
    : payByToken(purchase, GOOD_TOKEN, ' in the other tab');
  await Promise.all([payByToken(purchase, GOOD_TOKEN), otherTab]);
  await look(purchase);
}

async function cancelDuringPayment(purchase: Purchase): Promise<void> {
  const payment = await begin(purchase);
  await think(purchase);
  await Promise.all([payment && confirm(purchase, payment), cancel(purchase)]);
  await look(purchase);
}

/** How each ending goes. Every step may be refused or stay unknown; people go on all the same. */
export const FINISH: Readonly<Record<Ending, Finish>> = {
  async 'pay-at-once'(purchase) {
    await think(purchase);
    await payByToken(purchase, GOOD_TOKEN);
    await look(purchase);
  },
  async 'pay-in-browser'(purchase) {
    const payment = await begin(purchase);
    await think(purchase);
    if (payment) await confirm(purchase, payment);
    await look(purchase);
  },
  'pay-in-browser-late': (purchase) =>
    confirmNearExpiry(purchase, purchase.plan.lateByMs, GOOD_CARD),
  'pay-at-a-slow-bank': (purchase) =>
    confirmNearExpiry(purchase, purchase.plan.lateByMs - SLOW_BANK_MS / 2, SLOW_CARD),
  'pay-in-two-tabs': payInTwoTabs,
  async 'declined-then-good-card'(purchase) {
    await payByToken(purchase, DECLINED_TOKEN);
    await think(purchase);
    await payByToken(purchase, GOOD_TOKEN);
    await look(purchase);
  },
  async 'cancel-before-payment'(purchase) {
    await think(purchase);
    await cancel(purchase);
    await look(purchase);
  },
  'cancel-during-payment': cancelDuringPayment,
  async 'cancel-after-payment'(purchase) {
    await payByToken(purchase, GOOD_TOKEN);
    await cancel(purchase);
    await look(purchase);
  },
  async 'let-expire'(purchase) {
    if (purchase.plan.isThorough) await begin(purchase);
    await untilWindowEnds(purchase, EXPIRED_AFTER_MS);
    await look(purchase);
  },
};
