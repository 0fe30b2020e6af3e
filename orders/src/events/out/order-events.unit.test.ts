import { toEvent } from '@ticketing/common/messaging/outbox';
import { newId } from '@ticketing/common/store/ids';
import {
  orderHistory,
  orderSteps,
  republished,
  type OrderStep,
} from '@ticketing/common/testing/order-histories';
import { checkProperty } from '@ticketing/common/testing/property';
import fc from 'fast-check';
import {
  awaitPayment,
  cancelByUser,
  expire,
  placeOrder,
  settlePayment,
  type Decision,
  type Order,
} from '../../domain/order';
import { aListing, NOW, WINDOW_MS } from '../../testing/order-samples';
import { toCurrentEntry, toOutboxEntry } from './order-events';

const ticket = aListing();
const { id: ticketId, title, priceMinor, currency, version } = ticket;

function placed(id: string, buyerId: string): Decision {
  return placeOrder({ id, buyerId, ticket, units: [0, 1], now: NOW, windowMs: WINDOW_MS });
}

function decide(order: Order, step: OrderStep, paymentId: string): Decision {
  switch (step) {
    case 'begin':
      return awaitPayment(order);
    case 'cancel':
      return order.status === 'complete' ? { order, events: [] } : cancelByUser(order);
    case 'expire':
      return expire(order, order.expiresAt);
    case 'pay':
      return settlePayment(order, { paymentId, free: [0, 1, 2], now: NOW });
    case 'pay-units-gone':
      return settlePayment(order, { paymentId, free: [2], now: NOW });
  }
}

describe('the histories that other services are tested with', () => {
  it('are those that orders publishes', async () => {
    await checkProperty(
      fc.property(orderSteps, (steps) => {
        const pinned = { id: ticketId, title, priceMinor, currency, version };
        const history = orderHistory(steps, { quantity: 2, ticket: pinned });
        const { id: aggregateId, userId } = history.last;
        const payments = [...history.paymentIds];
        const said = ({ order, events }: Decision) =>
          events.map((event) => toOutboxEntry(order, event, NOW));
        const begun = placed(aggregateId, userId);
        let { order } = begun;
        const entries = said(begun);
        for (const step of steps) {
          const isPayment = step === 'pay' || step === 'pay-units-gone';
          const decision = decide(order, step, isPayment ? (payments.shift() ?? newId()) : '');
          entries.push(...said(decision));
          ({ order } = decision);
        }
        const sent = { aggregateId, source: 'test' };
        const plain = ({ id, type, data }: { id: string; type: string; data: unknown }) => ({
          id,
          type,
          data,
        });
        expect(entries.map((entry) => plain(toEvent(entry, sent)))).toEqual(
          history.events.map(plain),
        );
        const current = toCurrentEntry(order, NOW);
        expect({ ...plain(toEvent(current, sent)), id: `${current.id}:r1` }).toEqual(
          plain(republished(history)),
        );
      }),
      { runs: 100 },
    );
  });
});
