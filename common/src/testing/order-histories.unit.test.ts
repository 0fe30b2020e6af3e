import fc from 'fast-check';
import { readEvent } from '../messaging/read-event';
import { arrivals, arriving } from './arrivals';
import { orderHistory, orderSteps, republished } from './order-histories';

describe('a history of an order', () => {
  it('goes from placed to sold, given up, rescued, with payments that are rejected', () => {
    const typesOf = (...steps: Parameters<typeof orderHistory>[0]) =>
      orderHistory(steps).events.map(({ type }) => type);
    expect(typesOf('begin', 'begin', 'pay', 'pay', 'cancel')).toEqual([
      'order:created',
      'order:awaiting-payment',
      'order:completed',
      'order:payment-rejected',
    ]);
    expect(typesOf('cancel', 'expire', 'pay')).toEqual([
      'order:created',
      'order:cancelled',
      'order:payment-rejected',
    ]);
    expect(typesOf('expire', 'pay-units-gone', 'pay')).toEqual([
      'order:created',
      'order:cancelled',
      'order:payment-rejected',
      'order:completed',
    ]);
  });

  it('says every version once, as the catalogue wants it, and decides every payment', () => {
    fc.assert(
      fc.property(orderSteps, (steps) => {
        const history = orderHistory(steps);
        const { events, last, paymentIds } = history;
        expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index));
        expect(events.at(-1)?.data).toEqual(last);
        for (const event of [...events, republished(history)]) {
          expect(readEvent(JSON.stringify(event))).toEqual({ kind: 'event', event });
        }
        const accepted = last.paymentId === undefined ? [] : [last.paymentId];
        expect([...accepted, ...last.rejectedPaymentIds].sort()).toEqual([...paymentIds].sort());
      }),
    );
  });
});

describe('arrivals', () => {
  it('lose no message and make none up', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), arrivals, (messages, times) => {
        expect([...new Set(arriving(messages, times))].sort()).toEqual([...messages].sort());
      }),
    );
  });

  it('repeat and reorder', () => {
    expect(arriving(['a', 'b', 'c'], [[5, 1], [3]])).toEqual(['a', 'b', 'a', 'c']);
    expect(arriving(['a', 'b', 'c'], [])).toEqual(['a', 'b', 'c']);
  });
});
