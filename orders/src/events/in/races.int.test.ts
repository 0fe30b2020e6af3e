import type { CatalogueEvent } from '@ticketing/common/contracts/catalogue';
import { eventOf } from '@ticketing/common/testing/events';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import fc from 'fast-check';
import { aPayment, startOrders, type OrdersUnderTest } from '../../testing/orders-under-test';

const WINDOW_MS = 900_000;

interface Stored {
  _id: string;
  status: string;
  version: number;
  claims: string[];
  paymentId?: string;
  rejectedPaymentIds: string[];
}

/** What may happen to an order; `rival` is somebody else who buys from the same listing. */
type Step = 'paid' | 'paid by another' | 'begun' | 'over' | 'given up' | 'rival';

const steps = fc.array(
  fc.constantFrom<Step>('paid', 'paid by another', 'begun', 'over', 'given up', 'rival'),
  { minLength: 2, maxLength: 7 },
);

describe('everything that may happen to an order, at once and in two pods', () => {
  let pods: [OrdersUnderTest, OrdersUnderTest];

  beforeAll(async () => {
    const first = await startOrders();
    const second = await startOrders({ mongoUri: first.mongoUri, clock: first.clock });
    pods = [first, second];
  });
  afterAll(async () => {
    await pods[1].close();
    await pods[0].close();
  });

  const ofListing = (ticketId: string) =>
    pods[0].connection
      .collection<Stored>('orders')
      .find<Stored>({ 'ticket.id': ticketId })
      .toArray();

  /** Delivers to each pod, as a broker that redelivers may do. */
  async function deliverTwice(event: CatalogueEvent): Promise<void> {
    const verdicts = await Promise.all(pods.map(({ bus }) => bus.deliver(event)));
    expect(verdicts).toEqual([[{ kind: 'ack' }], [{ kind: 'ack' }]]);
  }

  async function published(orderId: string): Promise<CatalogueEvent[]> {
    const events: CatalogueEvent[] = [];
    for (const pod of pods) {
      await pod.publisher.settled();
      await pod.sweeper.flush();
      events.push(...pod.bus.published().filter(({ subject }) => subject === orderId));
    }
    return events.sort((a, b) => a.version - b.version);
  }

  async function run(script: readonly Step[], units: number) {
    const [pod, otherPod] = pods;
    const ticket = await pod.list({ quantity: units });
    const { orderId, buyer } = await pod.placed({ ticket });
    if (script.includes('over')) pod.clock.advance(WINDOW_MS);
    const payments = [aPayment(orderId), aPayment(orderId)] as const;
    const [payment, other] = payments;
    const does: Record<Step, () => Promise<unknown>> = {
      paid: () => deliverTwice(eventOf('payment:created', payment)),
      'paid by another': () => deliverTwice(eventOf('payment:created', other)),
      begun: () => deliverTwice(eventOf('payment:initiated', payment)),
      over: () =>
        deliverTwice(eventOf('expiration:complete', { orderId }, { aggregateId: orderId })),
      'given up': () => Promise.all(pods.map((one) => one.cancel(buyer, orderId))),
      rival: () => otherPod.buy(signedInUser(), { ticketId: ticket.id }),
    };
    await Promise.all(script.map((step) => does[step]()));
    const arrived = [
      ...(script.includes('paid') ? [payment.id] : []),
      ...(script.includes('paid by another') ? [other.id] : []),
    ];
    return { ticket, orderId, arrived };
  }

  it('ends with every payment decided once, no unit held twice, and every change published', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 2 }), async (script, units) => {
        const { ticket, orderId, arrived } = await run(script, units);
        const stored = await ofListing(ticket.id);
        const order = stored.find(({ _id }) => _id === orderId);
        if (!order) throw new Error('the order is gone');

        const accepted = order.paymentId === undefined ? [] : [order.paymentId];
        expect([...accepted, ...order.rejectedPaymentIds].sort()).toEqual([...arrived].sort());
        expect(order.status === 'complete').toBe(accepted.length === 1);

        const held = stored.flatMap(({ claims }) => claims);
        expect(new Set(held).size).toBe(held.length);
        expect(held.filter((claim) => claim.startsWith(ticket.id)).length).toBeLessThanOrEqual(
          units,
        );

        const events = await published(orderId);
        const versions = [...new Set(events.map(({ version }) => version))];
        expect(versions).toEqual(Array.from({ length: order.version + 1 }, (_, one) => one));
        expect(events.at(-1)?.data).toMatchObject({
          status: order.status,
          rejectedPaymentIds: order.rejectedPaymentIds,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('sends each event under one id, however often it is published', async () => {
    const { orderId } = await run(['paid', 'paid', 'given up', 'begun'], 1);
    const events = await published(orderId);
    for (const { version, id, type } of events) expect(id).toBe(`${orderId}:${version}:${type}`);
  });
});
