import fc from 'fast-check';
import type { Model } from 'mongoose';
import type { OrderState } from '../contracts/order-events';
import { arrivals, arriving } from '../testing/arrivals';
import { orderHistory, orderSteps, republished, type OrderEvent } from '../testing/order-histories';
import { checkProperty } from '../testing/property';
import { applyIfNewer, type ReplicaDocument } from './replica-store';

type Replica = ReplicaDocument & Omit<OrderState, 'id'>;

const replicaOf = ({ data: { id, ...state } }: OrderEvent): Replica => ({ _id: id, ...state });

/** A collection whose operations are atomic, and answered when the scheduler lets them. */
function collectionIn(scheduler: fc.Scheduler) {
  const documents = new Map<string, Replica>();
  const { replaceOne, insertOne } = {
    replaceOne: scheduler.scheduleFunction(
      ({ _id, version }: { _id: string; version: { $lt: number } }, document: Replica) => {
        const found = documents.get(_id);
        const isMatch = found !== undefined && found.version < version.$lt;
        if (isMatch) documents.set(_id, document);
        return Promise.resolve({ matchedCount: isMatch ? 1 : 0 });
      },
    ),
    insertOne: scheduler.scheduleFunction((document: Replica) => {
      if (documents.has(document._id)) {
        return Promise.reject(Object.assign(new Error('E11000'), { code: 11_000 }));
      }
      documents.set(document._id, document);
      return Promise.resolve();
    }),
  };
  const schema = { pathType: () => 'real' };
  const model = { replaceOne, schema, collection: { insertOne } };
  return { documents, model: model as unknown as Model<Replica> };
}

describe('a replica', () => {
  it('ends as in order, however the events of many aggregates come and their writes interleave', async () => {
    const histories = fc.array(orderSteps, { minLength: 1, maxLength: 4 });
    await checkProperty(
      fc.asyncProperty(histories, arrivals, fc.scheduler(), async (scripts, times, scheduler) => {
        const orders = scripts.map((steps) => orderHistory(steps));
        const events = orders.flatMap((order) => [...order.events, republished(order)]);
        const { documents, model } = collectionIn(scheduler);
        const applied = arriving(events, times).map((event) =>
          applyIfNewer(model, replicaOf(event)),
        );
        await scheduler.waitFor(Promise.all(applied));
        const inOrder = orders.map((order) => replicaOf(republished(order)));
        expect([...documents.values()].sort(byId)).toEqual(inOrder.sort(byId));
      }),
      { runs: 100 },
    );
  });
});

function byId(one: ReplicaDocument, other: ReplicaDocument): number {
  return one._id < other._id ? -1 : 1;
}
