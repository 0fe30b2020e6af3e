import { newId } from '@ticketing/common/store/ids';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import type { Response } from 'supertest';
import { startOrders, type OrdersUnderTest } from '../testing/orders-under-test';

interface Row {
  id: string;
  ticket: { id: string };
}

const rowsOf = ({ body }: Response) => body as Row[];
const idsOf = (answer: Response) => rowsOf(answer).map(({ id }) => id);

describe('lists of orders', () => {
  let orders: OrdersUnderTest;

  beforeAll(async () => {
    orders = await startOrders();
  });
  afterAll(() => orders.close());

  async function placeSeveral(count: number, seller = newId()) {
    const buyer = signedInUser();
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      // Two at a time have the same time, so that the id must tell them apart.
      if (index % 2 === 0) orders.clock.advance(1_000);
      const ticket = await orders.list({ userId: seller });
      ids.push((await orders.placed({ buyer, ticket })).orderId);
    }
    return { buyer, ids };
  }

  function nextPath({ headers }: Response): string | undefined {
    return /^<(\/api\/orders\?[^>]*)>; rel="next"$/.exec(headers['link'] ?? '')?.[1];
  }

  it('give the caller his own orders, newest first, and nobody else his', async () => {
    const { buyer, ids } = await placeSeveral(3);
    await placeSeveral(1);
    const answer = await orders.get(buyer, '/api/orders').expect(200);
    expect(idsOf(answer)[0]).toBe(ids[2]);
    expect(idsOf(answer).sort()).toEqual([...ids].sort());
    expect(answer.headers['link']).toBeUndefined();
  });

  it('are paged, and what is placed meanwhile neither repeats nor hides a row', async () => {
    const { buyer, ids } = await placeSeveral(7);
    const seen: string[] = [];
    let path: string | undefined = '/api/orders?limit=3';
    while (path !== undefined) {
      const answer: Response = await orders.get(buyer, path).expect(200);
      seen.push(...idsOf(answer));
      path = nextPath(answer);
      orders.clock.advance(1_000);
      await orders.placed({ buyer });
    }
    expect(seen).toHaveLength(7);
    expect([...seen].sort()).toEqual([...ids].sort());
  });

  it('give a seller the orders on his listings, without who bought and how it was paid', async () => {
    const seller = signedInUser();
    const { buyer, ids } = await placeSeveral(2, seller.id);
    await orders.pay(ids[0] ?? '');
    const answer = await orders.get(seller, '/api/orders?as=seller').expect(200);
    expect(idsOf(answer).sort()).toEqual([...ids].sort());
    for (const row of rowsOf(answer)) {
      expect(row).not.toHaveProperty('userId');
      expect(row).not.toHaveProperty('paymentId');
    }
    expect(idsOf(await orders.get(buyer, '/api/orders?as=seller'))).toEqual([]);
    expect(idsOf(await orders.get(seller, '/api/orders'))).toEqual([]);
  });

  it('are narrowed to a listing, which gives nothing to anybody but its seller', async () => {
    const seller = signedInUser();
    const { buyer } = await placeSeveral(3, seller.id);
    const [row] = rowsOf(await orders.get(seller, '/api/orders?as=seller'));
    const path = `/api/orders?as=seller&ticketId=${row?.ticket.id ?? ''}`;
    expect(idsOf(await orders.get(seller, path).expect(200))).toEqual([row?.id]);
    await orders.get(buyer, path).expect(200, []);
    await orders.get(signedInUser(), path).expect(200, []);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=x', 'limit'],
    ['cursor=nonsense', 'cursor'],
    ['as=owner', 'as'],
    ['as=seller&as=seller', 'as'],
    ['as=seller&ticketId=abc', 'ticketId'],
  ])('refuse ?%s at its field', async (query, field) => {
    const answer = await orders.get(signedInUser(), `/api/orders?${query}`).expect(400);
    expect((answer.body as { errors: { field: string }[] }).errors).toMatchObject([{ field }]);
  });

  it('take an empty parameter for one not given, and ignore unknown ones', async () => {
    const { buyer } = await placeSeveral(1);
    const path = '/api/orders?limit=&cursor=&as=&ticketId=&color=red';
    expect(rowsOf(await orders.get(buyer, path).expect(200))).toHaveLength(1);
  });
});
