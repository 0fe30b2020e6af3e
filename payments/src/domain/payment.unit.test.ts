import { Conflict, IdempotencyKeyReused, Refused } from '@ticketing/common/errors';
import { CONFIRM_LEASE_MS, decideConfirm, endConfirm } from './confirm';
import { isIntentOf, observeIntent, type Intent } from './intent';
import { assertPayable, isOverFor, type Order } from './order';
import {
  giveUpOpening,
  newPayment,
  postpone,
  takeUpCancel,
  wantCancel,
  type Payment,
} from './payment';
import { observeRefund, refundedElsewhere, refuseRefund, takeUpRefund, wantRefund } from './refund';
import { keepRequest, recognise, requestKeys } from './requests';

const now = new Date('2026-01-01T12:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const order = { id: 'a'.repeat(24), userId: 'b'.repeat(24), amountMinor: 3_050, currency: 'usd' };
const fresh = newPayment({ id: 'c'.repeat(24), now }, order);
const open: Payment = { ...fresh, stripeId: 'pi_1', clientSecret: 'pi_1_secret_2' };
const intent = (status: Intent['status'], given: Partial<Intent> = {}): Intent => ({
  id: 'pi_1',
  status,
  clientSecret: 'pi_1_secret_2',
  amountMinor: order.amountMinor,
  currency: order.currency,
  paymentId: fresh.id,
  orderId: order.id,
  ...given,
});
const card = { hash: 'visa', request: { id: 'key', bodyHash: 'body' } };
const begun = (payment = open): Payment => {
  const decision = decideConfirm(payment, card, { now, looked: false });
  if (decision.kind !== 'begin') throw new Error('not begun');
  return decision.payment;
};
const succeeded: Payment = { ...open, status: 'succeeded' };
const refunding: Payment = { ...succeeded, status: 'refunding', liveKey: 'payment:x', dueAt: now };

describe('what can be paid', () => {
  const live: Order = {
    ...order,
    version: 0,
    status: 'created',
    expiresAt: later(10_000),
    rejectedPaymentIds: [],
  };
  const by = { userId: order.userId, now, marginMs: 2_000 };

  it('is a live order that does not end before the margin', () => {
    expect(() => assertPayable(live, by)).not.toThrow();
    expect(() => assertPayable({ ...live, status: 'awaiting:payment' }, by)).not.toThrow();
    const soon = { ...live, expiresAt: later(1_999) };
    expect(() => assertPayable(soon, by)).toThrow('The order has expired');
  });

  it.each([
    ['complete', {}, 'The order is already paid'],
    ['cancelled', { cancelReason: 'user' }, 'Cannot pay for a cancelled order'],
    ['cancelled', { cancelReason: 'expired' }, 'The order has expired'],
  ] as const)('is not one that is %s %j', (status, given, message) => {
    expect(() => assertPayable({ ...live, status, ...given }, by)).toThrow(message);
  });

  it('is looked for before its owner, and its owner before its state', () => {
    expect(() => assertPayable(undefined, by)).toThrow('Not Found');
    const other = { ...by, userId: 'd'.repeat(24) };
    expect(() => assertPayable({ ...live, status: 'complete' }, other)).toThrow('Forbidden');
  });

  it('is over for an open payment when the order is cancelled, or complete by another', () => {
    expect(isOverFor(live, fresh.id)).toBe(false);
    expect(isOverFor({ ...live, status: 'cancelled' }, fresh.id)).toBe(true);
    const complete = { ...live, status: 'complete' as const };
    expect(isOverFor({ ...complete, paymentId: fresh.id }, fresh.id)).toBe(false);
    expect(isOverFor({ ...complete, paymentId: 'other' }, fresh.id)).toBe(true);
  });
});

describe('an intent', () => {
  it('is the one of its payment only with its amount, currency, order and id', () => {
    expect(isIntentOf(intent('succeeded'), fresh)).toBe(true);
    expect(isIntentOf(intent('succeeded'), open)).toBe(true);
    for (const given of [
      { amountMinor: 1 },
      { currency: 'eur' },
      { orderId: undefined },
      { paymentId: 'x' },
      { id: 'pi_2' },
    ]) {
      expect(isIntentOf(intent('succeeded', given), open)).toBe(false);
    }
  });

  it('that is open makes itself known to its payment', () => {
    const seen = observeIntent(fresh, intent('requires_payment_method'), { now });
    expect(seen).toMatchObject({ stripeId: 'pi_1', clientSecret: 'pi_1_secret_2' });
    expect(observeIntent(open, intent('requires_payment_method'), { now })).toBeUndefined();
    const silent = intent('requires_payment_method', { clientSecret: undefined });
    expect(observeIntent(fresh, silent, { now })?.clientSecret).toBeUndefined();
  });

  it('that succeeded ends the payment and keeps the request that asked for it', () => {
    const seen = observeIntent(begun(), intent('succeeded'), { now });
    expect(seen).toMatchObject({
      status: 'succeeded',
      liveKey: `order:${order.id}`,
      requests: [card.request],
    });
    expect(seen?.confirm).toBeUndefined();
    expect(seen?.dueAt).toBeUndefined();
  });

  it('that succeeded counts also where we had given the payment up', () => {
    for (const status of ['failed', 'cancelled'] as const) {
      const given = { ...open, status, liveKey: `payment:${open.id}` };
      expect(observeIntent(given, intent('succeeded'), { now })).toMatchObject({
        status: 'succeeded',
        liveKey: `payment:${open.id}`,
      });
    }
    expect(observeIntent(refunding, intent('succeeded'), { now })).toBeUndefined();
    expect(observeIntent(succeeded, intent('requires_action'), { now })).toBeUndefined();
  });

  it('that was cancelled frees the order for another payment', () => {
    const seen = observeIntent(open, intent('canceled'), { now });
    expect(seen).toMatchObject({ status: 'cancelled', liveKey: `payment:${open.id}` });
  });

  it('that is being confirmed is left to its confirm, but for an outcome', () => {
    const during = begun();
    expect(observeIntent(during, intent('requires_payment_method'), { now })).toBeUndefined();
    const other = { now, endedConfirm: 7 };
    expect(observeIntent(during, intent('requires_action'), other)).toBeUndefined();
    const own = { now, endedConfirm: during.confirms };
    expect(observeIntent(during, intent('requires_action'), own)).toMatchObject({
      status: 'requires_action',
      cardHash: 'visa',
      requests: [card.request],
    });
    const unknown = { ...begun(fresh) };
    expect(observeIntent(unknown, intent('processing'), { now })).toMatchObject({
      stripeId: 'pi_1',
      confirms: 1,
    });
  });

  it('that waits for the bank keeps its payment pending', () => {
    const seen = observeIntent(open, intent('processing'), { now });
    expect(seen).toMatchObject({ status: 'pending', waiting: 'processing' });
  });

  it('that is wanted cancelled keeps its time', () => {
    const wanted = wantCancel(open, now);
    if (!wanted) throw new Error('not wanted');
    expect(observeIntent(wanted, intent('processing'), { now: later(5) })?.dueAt).toEqual(now);
    const { dueAt: _dueAt, ...timeless } = wanted;
    expect(observeIntent(timeless, intent('processing'), { now })?.dueAt).toEqual(later(60_000));
  });
});

describe('a card', () => {
  it('is tried when nobody else is trying, with the next n', () => {
    expect(begun()).toMatchObject({
      confirms: 1,
      confirm: { cardHash: 'visa', request: card.request, until: later(CONFIRM_LEASE_MS) },
    });
    const anonymous = { hash: 'x', request: undefined };
    const decision = decideConfirm({ ...open, confirms: 4 }, anonymous, { now, looked: false });
    expect(decision).toMatchObject({ kind: 'begin', payment: { confirms: 5 } });
  });

  it('is refused while another is tried, and looked up when that one has had its time', () => {
    const during = begun();
    expect(() => decideConfirm(during, card, { now, looked: false })).toThrow(Conflict);
    const after = { now: later(CONFIRM_LEASE_MS), looked: false };
    expect(decideConfirm(during, card, after)).toEqual({ kind: 'look' });
  });

  it('is answered when it is the one that is waited for; another is refused, once that was read', () => {
    const waiting: Payment = { ...open, status: 'requires_action', waiting: 'requires_action' };
    const ours = { ...waiting, cardHash: 'visa' };
    expect(decideConfirm(ours, card, { now, looked: false })).toEqual({ kind: 'look' });
    expect(decideConfirm(ours, card, { now, looked: true })).toEqual({ kind: 'answer' });
    const theirs = { ...waiting, cardHash: 'amex' };
    expect(decideConfirm(theirs, card, { now, looked: false })).toEqual({ kind: 'look' });
    expect(() => decideConfirm(theirs, card, { now, looked: true })).toThrow(Conflict);
  });

  it('is refused when the payment has ended, or is to be cancelled', () => {
    const at = { now, looked: false };
    expect(() => decideConfirm(succeeded, card, at)).toThrow(Refused);
    expect(() => decideConfirm({ ...open, status: 'cancelled' }, card, at)).toThrow(Conflict);
    expect(() => decideConfirm({ ...open, cancelWanted: true }, card, at)).toThrow(Conflict);
  });

  it('that was declined leaves no trace but its n', () => {
    const ended = endConfirm(begun(), 1);
    expect(ended).toMatchObject({ confirms: 1, status: 'pending', requests: [] });
    expect(ended?.confirm).toBeUndefined();
    expect(endConfirm(begun(), 2)).toBeUndefined();
    expect(endConfirm(open, 0)).toBeUndefined();
    expect(endConfirm({ ...begun(), status: 'cancelled' }, 1)).toBeUndefined();
  });
});

describe('a refund', () => {
  it('is wanted of a success only', () => {
    expect(wantRefund(succeeded, now)).toMatchObject({
      status: 'refunding',
      liveKey: `payment:${open.id}`,
      dueAt: now,
    });
    expect(wantRefund(open, now)).toBeUndefined();
    expect(wantRefund(refunding, now)).toBeUndefined();
  });

  it('is taken up by one at a time, and numbered before it is begun', () => {
    const given = { now, leaseMs: 20_000 };
    const taken = takeUpRefund(refunding, { ...given, begin: false });
    expect(taken).toMatchObject({ refunds: 0, dueAt: later(20_000) });
    if (!taken) throw new Error('not taken');
    expect(takeUpRefund(taken, { ...given, begin: false })).toBeUndefined();
    expect(takeUpRefund(taken, { ...given, begin: true })).toMatchObject({ refunds: 1 });
    expect(takeUpRefund(succeeded, { ...given, begin: true })).toBeUndefined();
  });

  it('ends well, on its way, or badly, also after it looked well', () => {
    const ok = observeRefund(refunding, { id: 're_1', status: 'succeeded' }, now);
    expect(ok).toMatchObject({ status: 'refunded', refundId: 're_1' });
    const onItsWay = observeRefund(refunding, { id: 're_1', status: 'pending' }, now);
    expect(onItsWay).toMatchObject({ status: 'refunding', refundId: 're_1' });
    const failed = observeRefund(refunding, { id: 're_1', status: 'failed' }, now);
    expect(failed).toMatchObject({ status: 'refund_failed', dueAt: now });
    if (!ok || !onItsWay || !failed) throw new Error('not seen');
    expect(observeRefund(onItsWay, { id: 're_1', status: 'pending' }, now)).toBeUndefined();
    expect(observeRefund(ok, { id: 're_1', status: 'failed' }, now)).toMatchObject({
      status: 'refund_failed',
    });
    expect(observeRefund(ok, { id: 're_2', status: 'failed' }, now)).toBeUndefined();
    expect(observeRefund(ok, { id: 're_1', status: 'succeeded' }, now)).toBeUndefined();
    expect(observeRefund(failed, { id: 're_1', status: 'succeeded' }, now)).toBeUndefined();
    expect(observeRefund(succeeded, { id: 're_1', status: 'succeeded' }, now)).toBeUndefined();
  });

  it('that was made elsewhere, or refused for good, ends too', () => {
    expect(refundedElsewhere(refunding)).toMatchObject({ status: 'refunded' });
    expect(refundedElsewhere(succeeded)).toBeUndefined();
    expect(refuseRefund(refunding, 0, now)).toMatchObject({ status: 'refund_failed' });
    expect(refuseRefund(succeeded, 0, now)).toBeUndefined();
  });

  it('is not ended by a refusal of another attempt, or where there is a refund all the same', () => {
    expect(refuseRefund({ ...refunding, refunds: 2 }, 1, now)).toBeUndefined();
    expect(refuseRefund({ ...refunding, refundId: 're_1' }, 0, now)).toBeUndefined();
    expect(refuseRefund({ ...succeeded, status: 'refunded' }, 0, now)).toBeUndefined();
  });
});

describe('a payment', () => {
  it('is given up only while nobody can have its secret', () => {
    expect(giveUpOpening(fresh)).toMatchObject({ status: 'failed', liveKey: `payment:${open.id}` });
    expect(giveUpOpening({ ...fresh, cancelWanted: true })).toMatchObject({ status: 'cancelled' });
    expect(giveUpOpening(open)).toBeUndefined();
    expect(giveUpOpening(succeeded)).toBeUndefined();
  });

  it('is cancelled while it is open, by one at a time', () => {
    const wanted = wantCancel(open, now);
    expect(wanted).toMatchObject({ cancelWanted: true, dueAt: now });
    if (!wanted) throw new Error('not wanted');
    expect(wantCancel(wanted, now)).toBeUndefined();
    expect(wantCancel(succeeded, now)).toBeUndefined();
    const taken = takeUpCancel(wanted, now, 10);
    expect(taken).toMatchObject({ dueAt: later(10) });
    expect(taken && takeUpCancel(taken, now, 10)).toBeUndefined();
    expect(takeUpCancel(open, later(90_000), 10)).toBeUndefined();
    expect(takeUpCancel(succeeded, now, 10)).toBeUndefined();
  });

  it('is looked at later only where there is something to look for', () => {
    expect(postpone(open, later(1))).toMatchObject({ dueAt: later(1) });
    const { dueAt: _dueAt, ...done } = succeeded;
    expect(postpone(done, later(1))).toBeUndefined();
  });

  it('knows its requests by key and body', () => {
    const kept = keepRequest(open, card.request);
    if (!kept) throw new Error('not kept');
    expect(recognise(kept, card.request)).toBe('answered');
    expect(recognise(begun(), card.request)).toBe('being-answered');
    expect(recognise(open, card.request)).toBe('unknown');
    expect(keepRequest(kept, card.request)).toBeUndefined();
    const other = { ...card.request, bodyHash: 'other' };
    expect(() => recognise(kept, other)).toThrow(IdempotencyKeyReused);
    expect(requestKeys(open)).toEqual([`payment:${open.id}`]);
    expect(requestKeys(begun(kept))).toEqual([`payment:${open.id}`, 'key']);
    expect(observeIntent(begun(kept), intent('succeeded'), { now })?.requests).toHaveLength(1);
  });
});
