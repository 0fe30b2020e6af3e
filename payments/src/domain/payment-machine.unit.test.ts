import { AppError } from '@ticketing/common/errors';
import { checkProperty } from '@ticketing/common/testing/property';
import fc from 'fast-check';
import { currentEvent, paymentEvents } from '../events/out/payment-events';
import { paymentSteps, takeStep, type PaymentStep } from '../testing/payment-steps';
import { isConfirming, isDue, isOpen, laterThan, newPayment, type Payment } from './payment';

type Status = Payment['status'];

/** What a payment may become, and by what. Nothing else ever happens, whatever is seen or wanted. */
const CAUSES: Readonly<Record<string, readonly PaymentStep['kind'][]>> = {
  'pending → requires_action': ['intent-seen'],
  'requires_action → pending': ['intent-seen', 'card-declined'],
  'pending → succeeded': ['intent-seen'],
  'requires_action → succeeded': ['intent-seen'],
  'pending → cancelled': ['intent-seen', 'given-up'],
  'requires_action → cancelled': ['intent-seen'],
  'pending → failed': ['given-up'],
  'failed → succeeded': ['intent-seen'],
  'cancelled → succeeded': ['intent-seen'],
  'succeeded → refunding': ['rejected'],
  'refunding → refunded': ['refund-seen', 'refunded-elsewhere'],
  'refunding → refund_failed': ['refund-seen', 'refund-refused'],
  'refunded → refund_failed': ['refund-seen'],
  'refund_failed → refunding': ['refund-retried'],
  'refund_failed → refunded': ['paid-back-by-hand'],
};

const TOOK_MONEY: readonly Status[] = ['succeeded', 'refunding', 'refunded', 'refund_failed'];
const BEGINNING = new Date('2026-01-01T12:00:00.000Z');
const order = { id: 'a'.repeat(24), userId: 'b'.repeat(24), amountMinor: 3_050, currency: 'usd' };

/** Once told of its return twice. */
const REQUEST_KEPT_BY_A_REFUNDED_PAYMENT: readonly PaymentStep[] = [
  { kind: 'intent-seen', status: 'succeeded', isSilent: false },
  { kind: 'rejected' },
  { kind: 'refunded-elsewhere' },
  { kind: 'request-kept', key: 'key-1' },
];

/** One change of a payment, and what led to it. */
interface Change {
  before: Payment;
  after: Payment;
  step: PaymentStep;
  now: Date;
}

function transition({ before, after }: Pick<Change, 'before' | 'after'>): string {
  return `${before.status} → ${after.status}`;
}

/** The changes that these steps make, each on the newest state, as the store has it. */
function changesOf(steps: readonly PaymentStep[]): Change[] {
  const changes: Change[] = [];
  let now = BEGINNING;
  let before = newPayment({ id: 'c'.repeat(24), now }, order);
  for (const step of steps) {
    if (step.kind === 'time-passes') now = laterThan(now, step.ms);
    const decided = decide(before, step, now);
    if (!decided) continue;
    const after = { ...decided, version: before.version + 1 };
    changes.push({ before, after, step, now });
    before = after;
  }
  return changes;
}

/** A refusal is an answer, anything else that is thrown is a fault. */
function decide(payment: Payment, step: PaymentStep, now: Date): Payment | undefined {
  try {
    return takeStep(payment, step, now);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** Holds a rule against every change of many lives. */
function always(
  rule: (change: Change, index: number, all: readonly Change[]) => void,
): Promise<void> {
  const holds = fc.property(paymentSteps, (steps) => {
    changesOf(steps).forEach((...given) => {
      rule(...given);
    });
  });
  return checkProperty(holds, { runs: 300 });
}

describe('a payment, whatever is seen and decided in whatever order', () => {
  it('becomes only what its state and the cause allow', async () => {
    await always(({ before, after, step }) => {
      if (before.status === after.status) return;
      expect(CAUSES[transition({ before, after })] ?? []).toContain(step.kind);
    });
  });

  it('is looked at here in every transition that there is', () => {
    const lives = fc.sample(paymentSteps, { seed: 1, numRuns: 3_000 });
    const seen = new Set(lives.flatMap(changesOf).map(transition));
    expect([...seen]).toEqual(expect.arrayContaining(Object.keys(CAUSES)));
  });

  it('has taken money exactly when its intent was seen succeeded', async () => {
    await always(({ after }, index, all) => {
      const succeeded = all
        .slice(0, index + 1)
        .some(({ step }) => step.kind === 'intent-seen' && step.status === 'succeeded');
      expect(TOOK_MONEY.includes(after.status)).toBe(succeeded);
    });
  });

  it('is the order’s live one until it ends or goes back, and never again', async () => {
    await always(({ before, after }) => {
      const wasLive = before.liveKey === `order:${order.id}`;
      const isLive = isOpen(after) || after.status === 'succeeded';
      const expected = wasLive && isLive ? `order:${order.id}` : `payment:${after.id}`;
      expect(after.liveKey).toBe(expected);
    });
  });

  it('numbers its confirms and refunds upwards, one by one, each before it is begun', async () => {
    await always(({ before, after, step, now }) => {
      const confirms = step.kind === 'card';
      const refunds = step.kind === 'refund-taken-up' && step.begin;
      expect(after.confirms).toBe(before.confirms + Number(confirms));
      expect(after.refunds).toBe(before.refunds + Number(refunds));
      if (confirms) expect([isOpen(before), isConfirming(before, now)]).toEqual([true, false]);
      if (refunds) expect(before.status).toBe('refunding');
    });
  });

  it('is looked after exactly as long as something is to be found out or done', async () => {
    await always(({ after }) => {
      const isWaiting = isOpen(after) || ['refunding', 'refund_failed'].includes(after.status);
      expect(after.dueAt !== undefined).toBe(isWaiting);
      if (!isOpen(after)) {
        expect(after).not.toHaveProperty('confirm');
        expect(after).not.toHaveProperty('cancelWanted');
      }
    });
  });

  it('is taken up by one at a time', async () => {
    await always(({ before, after, step, now }) => {
      const isTakenUp =
        step.kind === 'cancel-taken-up' || (step.kind === 'refund-taken-up' && !step.begin);
      if (!isTakenUp) return;
      expect(isDue(before, now)).toBe(true);
      expect(decide(after, step, laterThan(now, 19_999))).toBeUndefined();
    });
  });

  it('never takes a refund that failed for the one that is under way', async () => {
    await always(({ before, after, step }) => {
      if (step.kind !== 'refund-seen') return;
      expect(before.failedRefunds ?? []).not.toContain(step.id);
      expect(after.refundId).toBe(step.id);
    });
  });

  it('keeps who pays how much for what, its intent, and every request that it answers', async () => {
    await always(({ before, after }) => {
      const { id, orderId, userId, amountMinor, currency, createdAt } = before;
      expect(after).toMatchObject({ id, orderId, userId, amountMinor, currency, createdAt });
      if (before.stripeId !== undefined) expect(after.stripeId).toBe(before.stripeId);
      expect(after.requests.slice(0, before.requests.length)).toEqual(before.requests);
      expect(new Set(after.requests.map((request) => request.id)).size).toBe(after.requests.length);
      const { request } = before.confirm ?? {};
      if (request && after.status === 'succeeded') expect(after.requests).toContainEqual(request);
    });
  });

  it('tells of its money once, and after that of each of its returns once', async () => {
    await checkProperty(
      fc.property(paymentSteps, (steps) => {
        const changes = changesOf(steps);
        const told = changes
          .flatMap(({ before, after, now }) => paymentEvents(before, after, now))
          .map(({ type }) => type)
          .filter((type) => type !== 'payment:initiated');
        const last = changes.at(-1)?.after;
        const returns = changes.filter(
          ({ before, after }) => before.status !== after.status && after.status === 'refunded',
        );
        const tookMoney = TOOK_MONEY.includes(last?.status ?? 'pending');
        expect(told).toEqual([
          ...(tookMoney ? ['payment:created'] : []),
          ...returns.map(() => 'payment:refunded'),
        ]);
        if (last?.status === 'succeeded' || last?.status === 'refunded') {
          expect(currentEvent(last)?.type).toBe(told.at(-1));
        }
      }),
      { runs: 300, regressions: [[REQUEST_KEPT_BY_A_REFUNDED_PAYMENT]] },
    );
  });
});
