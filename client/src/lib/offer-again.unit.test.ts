import { offerAgain } from './offer-again';

const cancelled = {
  cancelReason: 'user',
  expiresAt: '2026-11-21T12:00:00.000Z',
  quantity: 2,
} as const;
const expired = { ...cancelled, cancelReason: 'expired' } as const;
const order = cancelled;

describe('what is offered after an order was lost', () => {
  it('as many as before, where there are enough', () => {
    expect(offerAgain({ available: 5 }, order)).toEqual({ kind: 'free', left: 5, quantity: 2 });
  });

  it('what is left, where that is less', () => {
    expect(offerAgain({ available: 1 }, order)).toEqual({ kind: 'free', left: 1, quantity: 1 });
  });

  it('the moment at which somebody else may give theirs back', () => {
    const nextReleaseAt = '2026-11-21T12:10:00.000Z';
    expect(offerAgain({ available: 0, nextReleaseAt }, order)).toEqual({
      kind: 'held',
      nextReleaseAt,
    });
  });

  it('a moment of patience, while the hold that ends next is the one that has just ended', () => {
    const nextReleaseAt = order.expiresAt;
    expect(offerAgain({ available: 0, nextReleaseAt }, order)).toEqual({ kind: 'releasing' });
  });

  it('that moment as well when the time is up, whoever was to give theirs back before', () => {
    const nextReleaseAt = '2026-11-21T11:59:00.000Z';
    expect(offerAgain({ available: 0, nextReleaseAt }, expired)).toEqual({ kind: 'releasing' });
  });

  it('no patience, after cancelling, for the hold of somebody else that ends before ours would', () => {
    const nextReleaseAt = '2026-11-21T11:59:00.000Z';
    expect(offerAgain({ available: 0, nextReleaseAt }, cancelled)).toEqual({
      kind: 'held',
      nextReleaseAt,
    });
  });

  it('nothing, where everything is sold', () => {
    expect(offerAgain({ available: 0 }, order)).toEqual({ kind: 'sold-out' });
  });
});
