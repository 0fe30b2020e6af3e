import type { Evidence } from '../evidence/evidence';
import { INTERESTING, interestingCounts, type Interesting } from './interesting-counts';
import { order, payment, withLedger, withoutLines } from './testing/changes';
import { at, idOf, LATE } from './testing/order-stories';
import { smallEvidence, withDocument } from './testing/small-evidence';
import { violationsOf } from './testing/violations-of';

/** The same run in which one thing did not happen. */
const without: Readonly<Record<Interesting, () => Evidence>> = {
  'expiry won': () => withDocument(smallEvidence, payment(LATE), 'gone'),
  'payment won': () =>
    withoutLines((line) => line.kind === 'delivered' && line.type === 'expiration:complete'),
  rescue: () =>
    withDocument(smallEvidence, ['orders', 'orders', idOf('rescued')], { status: 'cancelled' }),
  refund: () => withLedger(() => ({ refunds: [] })),
  duplicate: () => withoutLines((line) => line.kind === 'delivered' && line.redelivered),
  'out of order': () =>
    withoutLines((line) => line.kind === 'delivered' && line.type === 'payment:initiated'),
  'swept by another pod': () => withoutLines(({ pid }) => pid === 42),
  'redelivered after a crash': () => withoutLines(({ kind }) => kind === 'started'),
  'lost the unique index': () =>
    withoutLines((line) => line.kind === 'write' && line.outcome === 'duplicate-key'),
};

describe('I12: the interesting things happened', () => {
  it('takes it for a payment that won, when an order was paid after its time', () => {
    const expiresAt = new Date(at(11));
    const evidence = withDocument(without['payment won'](), order('paid'), { expiresAt });
    expect(interestingCounts(evidence)).toMatchObject({ 'payment won': 1 });
  });

  it('counts each of them', () => {
    expect(interestingCounts(smallEvidence)).toEqual({
      'expiry won': 1,
      'payment won': 1,
      rescue: 1,
      refund: 1,
      duplicate: 2,
      'out of order': 1,
      'swept by another pod': 1,
      'redelivered after a crash': 1,
      'lost the unique index': 1,
    });
  });

  it.each(INTERESTING)('finds a run that has not seen: %s', (name) => {
    expect(violationsOf('I12', without[name]())).toContain(`it never happened: ${name}`);
  });
});
