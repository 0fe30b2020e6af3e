import { assertIndexed } from '@ticketing/common/testing/query-plan';
import { newId } from '@ticketing/common/store/ids';
import { startOrders, type OrdersUnderTest } from '../testing/orders-under-test';
import {
  holdersOf,
  holdersOfUnits,
  ordersOf,
  overdueOrders,
  type OrderQuery,
} from './order-queries';

const id = newId();
const first = { limit: 50 };
const next = { limit: 50, after: { value: '2026-01-01T12:00:00.000Z', id } };

/** Every query of a list, a sweep or a sale, with the index that is there for it. */
const queries: [string, OrderQuery, Record<string, number>][] = [
  ['my orders', ordersOf({ buyerId: id }, first), { userId: 1, createdAt: -1, _id: -1 }],
  [
    'my orders, a next page',
    ordersOf({ buyerId: id }, next),
    { userId: 1, createdAt: -1, _id: -1 },
  ],
  ['a seller', ordersOf({ sellerId: id }, first), { sellerId: 1, createdAt: -1, _id: -1 }],
  [
    'a seller, a next page',
    ordersOf({ sellerId: id }, next),
    { sellerId: 1, createdAt: -1, _id: -1 },
  ],
  [
    'a seller and a listing',
    ordersOf({ sellerId: id, ticketId: id }, next),
    { sellerId: 1, 'ticket.id': 1, createdAt: -1, _id: -1 },
  ],
  [
    'my complete ones',
    ordersOf({ buyerId: id, status: 'complete' }, first),
    { userId: 1, status: 1, createdAt: -1, _id: -1 },
  ],
  [
    'my waiting ones, a next page',
    ordersOf({ buyerId: id, status: 'waiting' }, next),
    { userId: 1, status: 1, createdAt: -1, _id: -1 },
  ],
  [
    'the cancelled ones of a seller',
    ordersOf({ sellerId: id, status: 'cancelled' }, next),
    { sellerId: 1, status: 1, createdAt: -1, _id: -1 },
  ],
  [
    'the waiting ones of a seller and a listing',
    ordersOf({ sellerId: id, ticketId: id, status: 'waiting' }, first),
    { sellerId: 1, 'ticket.id': 1, status: 1, createdAt: -1, _id: -1 },
  ],
  ['overdue orders', overdueOrders(new Date()), { liveUntil: 1 }],
  ['who holds units of a ticket', holdersOf(id), { claims: 1 }],
  ['who holds these units', holdersOfUnits(id, [0, 7]), { claims: 1 }],
];

/**
 * MongoDB reads a sorted list of several statuses as one scan for each, and merges them. Not each store
 * does, so that the scans are held against the index one by one.
 */
function scansOf({ filter, sort = {} }: OrderQuery): Required<OrderQuery>[] {
  const { status } = filter as { status?: { $in: readonly string[] } };
  const statuses = status ? status.$in.map((one) => ({ status: one })) : [{}];
  return statuses.map((one) => ({ filter: { ...filter, ...one }, sort }));
}

describe('the queries of orders', () => {
  let orders: OrdersUnderTest;

  beforeAll(async () => {
    orders = await startOrders();
  });
  afterAll(() => orders.close());

  it.each(queries)('have an index for %s', async (_what, { filter, sort = {} }, keys) => {
    const indexes = await orders.connection.collection('orders').listIndexes().toArray();
    expect(indexes.map(({ key }) => Object.entries(key as object))).toContainEqual(
      Object.entries(keys),
    );
    const named = [...Object.keys(filter), ...Object.keys(sort)].filter((field) => field !== '$or');
    expect(Object.keys(keys)).toEqual(expect.arrayContaining(named));
  });

  it.each(queries)('plan %s without a scan and without a sort', async (_what, query) => {
    const collection = orders.connection.collection('orders');
    for (const { filter, sort } of scansOf(query)) {
      await assertIndexed(collection.find(filter).sort(sort).limit(51));
    }
  });

  it('keep the index on claims unique', async () => {
    const indexes = await orders.connection.collection('orders').listIndexes().toArray();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { claims: 1 }, unique: true }));
  });
});
