import fc from 'fast-check';
import type { OrderState } from '../contracts/order-events';
import { arrivals, arriving } from '../testing/arrivals';
import { orderHistory, orderSteps, republished } from '../testing/order-histories';
import { checkProperty } from '../testing/property';
import { openTestStore, type TestStore } from '../testing/store';
import { defineModel } from './aggregate-schema';
import { applyIfNewer, type ReplicaDocument } from './replica-store';

type Replica = ReplicaDocument & Omit<OrderState, 'id'>;

describe('replicas of aggregates with a history', () => {
  let database: TestStore;

  beforeAll(async () => {
    database = await openTestStore();
  });
  afterAll(() => database.close());

  const replicas = () => {
    database.connection.deleteModel(/replicas/);
    return defineModel<Replica>(database.connection, {
      name: 'replicas',
      fields: {
        version: { type: Number, required: true },
        status: { type: String, required: true },
        userId: { type: String, required: true },
        createdAt: { type: String, required: true },
        expiresAt: { type: String, required: true },
        quantity: { type: Number, required: true },
        ticket: { type: Object, required: true },
        cancelReason: { type: String },
        paymentId: { type: String },
        rejectedPaymentIds: { type: [String], required: true },
      },
    });
  };

  /** How many events are handled at once. */
  const inFlight = fc.integer({ min: 1, max: 8 });
  /** Events that never come, as after the loss of a broker; the newest of an aggregate always comes. */
  const lost = fc.array(fc.boolean(), { maxLength: 30 });
  const scripts = fc.array(orderSteps, { minLength: 1, maxLength: 3 });

  it('are whole and the newest, whatever is late, repeated, handled at once or lost before', async () => {
    const model = replicas();
    await checkProperty(
      fc.asyncProperty(scripts, arrivals, lost, inFlight, async (all, times, losses, count) => {
        const histories = all.map((steps) => orderHistory(steps));
        const events = histories
          .flatMap((history) => [...history.events.slice(0, -1), republished(history)])
          .filter(({ id }, index) => id.endsWith(':r1') || losses[index] !== true);
        const messages = arriving(events, times);
        for (let next = 0; next < messages.length; next += count) {
          const batch = messages.slice(next, next + count);
          await Promise.all(
            batch.map(({ data: { id: _id, ...state } }) => applyIfNewer(model, { _id, ...state })),
          );
        }
        for (const { last } of histories) {
          const { id: _id, ...state } = last;
          expect(await model.findById(_id).lean()).toEqual({ _id, ...state });
        }
      }),
      { runs: 25 },
    );
  });
});
