import { setTimeout as delay } from 'node:timers/promises';
import { replaceCompiled } from './replace-compiled';

interface Payment {
  id: string;
  orderId: string;
  version: number;
  status: string;
}

interface Change {
  before: Payment;
  after: Payment;
  entries: readonly unknown[];
}

interface Payments {
  find(id: string): Promise<Payment | undefined>;
  findLive(orderId: string): Promise<Payment | undefined>;
  insert(payment: Payment, entries: readonly unknown[]): Promise<void>;
  replace(change: Change): Promise<boolean>;
}

type CreatePayments = (deps: object) => Payments;
interface OrderEvent {
  data: { rejectedPaymentIds: readonly string[] };
}

type Reaction = (event: OrderEvent) => Promise<'applied' | 'nothing-to-do'>;

const STORE = 'payments/dist/store/payments';
/** Long enough for a buyer to come with a card, for Stripe to be asked, and for a crash in between. */
const WRITTEN_AFTER_MS = 10_000;

export function switchOffRefunds(): void {
  replaceCompiled(
    'payments/dist/commands/refund-payment',
    'createRefundPayment',
    () => () => () => Promise.resolve(),
  );
}

/** Whatever is there now is overwritten with what was decided on something older. */
export function switchOffCompareAndSet(): void {
  replaceCompiled<CreatePayments>(STORE, 'createPayments', (createPayments) => (deps) => {
    const payments = createPayments(deps);
    async function overwrite(change: Change): Promise<boolean> {
      const now = await payments.find(change.before.id);
      if (!now) return false;
      const before = { ...change.before, version: now.version };
      return (await payments.replace({ ...change, before })) || overwrite(change);
    }
    return { ...payments, replace: overwrite };
  });
}

/**
 * Dies where a crash hurts, in one process of three: the crash points of a plan are passed too seldom
 * at the one moment that a mutant makes dangerous.
 */
function crashInSomeProcesses(): void {
  if (process.pid % 3 === 0) process.kill(process.pid, 'SIGKILL');
}

const LIVE = new Set(['pending', 'requires_action', 'succeeded']);

/** Asks Stripe first; the payment is in nobody's memory but this process's for ten seconds. */
export function writeAfterCall(): void {
  replaceCompiled<CreatePayments>(STORE, 'createPayments', (createPayments) => (deps) => {
    const payments = createPayments(deps);
    const unwritten = new Map<string, { payment: Payment; entries: readonly unknown[] }>();
    const isLiveOf = (orderId: string, { payment }: { payment: Payment }) =>
      payment.orderId === orderId && LIVE.has(payment.status);

    async function writeLater(id: string): Promise<void> {
      await delay(WRITTEN_AFTER_MS);
      const { payment, entries } = unwritten.get(id) ?? {};
      if (payment) await payments.insert(payment, entries ?? []).catch(() => undefined);
      unwritten.delete(id);
    }

    return {
      ...payments,
      find: async (id) => unwritten.get(id)?.payment ?? payments.find(id),
      findLive: async (orderId) =>
        [...unwritten.values()].find((known) => isLiveOf(orderId, known))?.payment ??
        payments.findLive(orderId),
      insert(payment, entries) {
        unwritten.set(payment.id, { payment, entries });
        void writeLater(payment.id);
        return Promise.resolve();
      },
      replace(change) {
        const known = unwritten.get(change.before.id);
        if (!known) return payments.replace(change);
        if (change.after.status === 'succeeded') crashInSomeProcesses();
        const entries = [...known.entries, ...change.entries];
        unwritten.set(change.before.id, { payment: change.after, entries });
        return Promise.resolve(true);
      },
    };
  });
}

/** First the order, and the refund only if the order was news: a crash between the two loses it. */
export function refundBehindVersionGate(): void {
  replaceCompiled<(deps: object) => Record<string, readonly Reaction[]>>(
    'payments/dist/events/in/subscriptions',
    'createSubscriptions',
    (createSubscriptions) => (deps) =>
      Object.fromEntries(
        Object.entries(createSubscriptions(deps)).map(([type, reactions]) => {
          const [refund, replicate, ...others] = reactions;
          if (!refund || !replicate)
            throw new Error('payments reacts otherwise: the mutant is out of date');
          const news = new WeakSet<OrderEvent>();
          const first: Reaction = async (event) => {
            const outcome = await replicate(event);
            if (outcome === 'applied') news.add(event);
            if (event.data.rejectedPaymentIds.length > 0) crashInSomeProcesses();
            return outcome;
          };
          const second: Reaction = (event) =>
            news.has(event) ? refund(event) : Promise.resolve('nothing-to-do');
          return [type, [first, second, ...others]];
        }),
      ),
  );
}

export function switchOffRejectionsSweep(): void {
  replaceCompiled<(deps: object) => object>(
    'payments/dist/commands/want-refund',
    'createWantRefunds',
    (createWantRefunds) => (deps) => ({
      ...createWantRefunds(deps),
      sweep: () => Promise.resolve(0),
    }),
  );
}

interface Index {
  keys: object;
  unique?: boolean;
}

/** Two tabs may open two payments of one order. */
export function switchOffLivePaymentKey(): void {
  replaceCompiled<(connection: unknown, options: { indexes?: readonly Index[] }) => unknown>(
    'common/dist/store/aggregate-schema',
    'defineAggregateModel',
    (defineAggregateModel) => (connection, options) => {
      const indexes = (options.indexes ?? []).map((index) =>
        'liveKey' in index.keys ? { ...index, unique: false } : index,
      );
      return defineAggregateModel(connection, { ...options, indexes });
    },
  );
}
