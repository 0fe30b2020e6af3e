import { violationsOf, type Breach } from './testing/violations-of';
import { order, payment, withCharge } from './testing/changes';
import { at, GIG, idOf, PAID } from './testing/order-stories';
import { smallEvidence, withAnswers, withDocument } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'an acknowledged order is not there',
    () => withDocument(smallEvidence, order('live'), 'gone'),
    /was acknowledged and is not there/,
  ],
  [
    'an order has another quantity than was acknowledged',
    () => withDocument(smallEvidence, order('live'), { quantity: 1 }),
    /acknowledged with quantity 2 and has 1/,
  ],
  [
    'an order belongs to somebody else',
    () => withDocument(smallEvidence, order('live'), { userId: idOf('thief') }),
    /acknowledged with buyer/,
  ],
  [
    'an order lasts longer than was acknowledged',
    () => withDocument(smallEvidence, order('live'), { expiresAt: new Date(at(200)) }),
    /acknowledged with expiresAt/,
  ],
  [
    'a cancelled order lives on',
    () =>
      withAnswers(smallEvidence, {
        action: 'cancel-order',
        orderId: idOf('live'),
        endedAtMs: at(96),
      }),
    /was cancelled by its buyer and is created/,
  ],
  [
    'an order that was cancelled in time is complete',
    () =>
      withAnswers(smallEvidence, {
        action: 'cancel-order',
        orderId: idOf('paid'),
        endedAtMs: at(11),
      }),
    /was cancelled by its buyer and is complete/,
  ],
  [
    'a complete order was read, and it is complete no more',
    () =>
      withAnswers(smallEvidence, {
        action: 'read-order',
        orderId: idOf('late'),
        order: { status: 'complete', quantity: 1, expiresAt: '', total: 50, version: 1 },
      }),
    /was read as complete and is cancelled/,
  ],
  [
    'a newer version was read than there is',
    () =>
      withAnswers(smallEvidence, {
        action: 'read-order',
        orderId: idOf('live'),
        order: { status: 'created', quantity: 2, expiresAt: '', total: 40, version: 4 },
      }),
    /was read as v4 and is v0/,
  ],
  [
    'a payment was acknowledged and took no money',
    () => withCharge(PAID, { paid: false }),
    /was acknowledged and took no money/,
  ],
  [
    'a payment was acknowledged and came to nothing',
    () => withDocument(smallEvidence, order('paid'), { status: 'cancelled' }),
    /neither a complete order nor refunded/,
  ],
  [
    'an acknowledged payment is not there',
    () => withDocument(smallEvidence, payment(PAID), 'gone'),
    /payment .* was acknowledged and is not there/,
  ],
  [
    'an acknowledged listing is not there',
    () => withDocument(smallEvidence, ['tickets', 'tickets', GIG], 'gone'),
    /listing .* was acknowledged and is not there/,
  ],
  [
    'an acknowledged change of a listing was lost',
    () =>
      withAnswers(smallEvidence, {
        action: 'edit-ticket',
        ticketId: GIG,
        ticket: { title: 'Better gig', price: 25, quantity: 5, version: 1 },
      }),
    /was acknowledged as v1 and is v0/,
  ],
  [
    'a listing says something else than was acknowledged',
    () => withDocument(smallEvidence, ['tickets', 'tickets', GIG], { title: 'Other' }),
    /was acknowledged as "Gig"/,
  ],
  [
    'one wish was answered with two orders',
    () =>
      withAnswers(smallEvidence, {
        action: 'place-order',
        personId: idOf('buyer live'),
        idempotencyKey: 'wish live',
        orderId: idOf('paid'),
      }),
    /was answered with orders/,
  ],
  [
    'a buyer has more orders than he wished for',
    () => withDocument(smallEvidence, order('second'), { userId: idOf('buyer live') }),
    /has 2 orders and placed 1/,
  ],
];

describe('I2: what was acknowledged exists', () => {
  it('asks nothing of a listing that a change of unknown outcome may have changed', () => {
    const edited = withDocument(smallEvidence, ['tickets', 'tickets', GIG], { title: 'Other' });
    const unknown = { action: 'edit-ticket', outcome: 'unknown', ticketId: GIG } as const;
    expect(violationsOf('I2', withAnswers(edited, unknown))).toEqual([]);
  });

  it('lets an order be complete that had expired before its buyer cancelled it', () => {
    const orderId = idOf('rescued');
    const late = { action: 'cancel-order', orderId, endedAtMs: at(51) } as const;
    expect(violationsOf('I2', withAnswers(smallEvidence, late))).toEqual([]);
  });

  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I2', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
