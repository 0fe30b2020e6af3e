import { violationsOf, type Breach } from './testing/violations-of';
import { GIG, idOf } from './testing/order-stories';
import { smallEvidence, withDocument } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'tickets missed the end of an order',
    () =>
      withDocument(smallEvidence, ['tickets', 'reservations', idOf('paid')], {
        version: 1,
        status: 'held',
      }),
    /tickets.reservations .* has version 1, orders.orders has 2/,
  ],
  [
    'tickets knows an order that is not there',
    () => withDocument(smallEvidence, ['tickets', 'reservations', idOf('ghost')], {}),
    /tickets.reservations has .*, orders.orders has not/,
  ],
  [
    'orders has not heard of a listing',
    () => withDocument(smallEvidence, ['orders', 'tickets', GIG], 'gone'),
    /orders.tickets has no/,
  ],
  [
    'orders knows another price',
    () => withDocument(smallEvidence, ['orders', 'tickets', GIG], { priceMinor: 1 }),
    /has priceMinor 1, tickets.tickets has 2000/,
  ],
  [
    'payments does not know of a rejection',
    () =>
      withDocument(smallEvidence, ['payments', 'orders', idOf('late')], {
        rejectedPaymentIds: [],
      }),
    /has rejectedPaymentIds \[\]/,
  ],
  [
    'an order has no timer',
    () => withDocument(smallEvidence, ['expiration', 'timers', idOf('live')], 'gone'),
    /expiration.timers has no/,
  ],
  [
    'an ended order is still waited for',
    () =>
      withDocument(smallEvidence, ['expiration', 'timers', idOf('paid')], { status: 'pending' }),
    /timer of complete order .* is pending/,
  ],
  [
    'nobody waits for a live order',
    () =>
      withDocument(smallEvidence, ['expiration', 'timers', idOf('live')], { status: 'dropped' }),
    /timer of created order .* is dropped/,
  ],
];

describe('I6: replicas equal their sources', () => {
  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I6', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
