import { newId } from '@ticketing/common/store/ids';
import { eventOf } from '@ticketing/common/testing/events';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import type { Response } from 'supertest';
import { aPayment, startOrders, type OrdersUnderTest } from '../testing/orders-under-test';

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

  describe('narrowed to a status', () => {
    async function beginToPay(orderId: string) {
      const payment = aPayment(orderId, { status: 'pending', version: 0 });
      await orders.bus.deliver(eventOf('payment:initiated', payment));
    }

    /** Orders of one buyer with one seller, by what has become of them. */
    async function ofEachStatus() {
      const seller = signedInUser();
      const { buyer, ids } = await placeSeveral(4, seller.id);
      const [created = '', awaiting = '', complete = '', cancelled = ''] = ids;
      await beginToPay(awaiting);
      await orders.pay(complete);
      await orders.cancel(buyer, cancelled).expect(204);
      const groups = {
        waiting: [created, awaiting],
        complete: [complete],
        cancelled: [cancelled],
      };
      return { seller, buyer, groups };
    }

    it('give the buyer those of it, and the seller too', async () => {
      const { seller, buyer, groups } = await ofEachStatus();
      for (const [status, ids] of Object.entries(groups)) {
        const own = await orders.get(buyer, `/api/orders?status=${status}`).expect(200);
        expect(idsOf(own).sort()).toEqual(ids.sort());
        const path = `/api/orders?as=seller&status=${status}`;
        const sold = await orders.get(seller, path).expect(200);
        expect(idsOf(sold).sort()).toEqual(ids.sort());
        await orders.get(signedInUser(), path).expect(200, []);
      }
    });

    it('are those on one listing where that is asked for as well', async () => {
      const seller = signedInUser();
      const ticket = await orders.list({ userId: seller.id, quantity: 3 });
      const { orderId, buyer } = await orders.placed({ ticket });
      const paid = await orders.placed({ ticket, buyer });
      await orders.placed({ ticket: await orders.list({ userId: seller.id }) });
      await orders.pay(paid.orderId);
      const path = `/api/orders?as=seller&ticketId=${ticket.id}&status=waiting`;
      expect(idsOf(await orders.get(seller, path).expect(200))).toEqual([orderId]);
    });

    it('are paged newest first, and what changes meanwhile neither repeats nor hides a row', async () => {
      const { buyer, ids } = await placeSeveral(7);
      await beginToPay(ids[2] ?? '');
      const whole = idsOf(await orders.get(buyer, '/api/orders?status=waiting').expect(200));
      const first = await orders.get(buyer, '/api/orders?status=waiting&limit=3').expect(200);
      await orders.pay(idsOf(first)[1] ?? '');
      await orders.placed({ buyer });
      expect(nextPath(first)).toContain('status=waiting');
      const second = await orders.get(buyer, nextPath(first) ?? '').expect(200);
      const last = await orders.get(buyer, nextPath(second) ?? '').expect(200);
      expect([first, second, last].flatMap(idsOf)).toEqual(whole);
      expect(whole[0]).toBe(ids[6]);
      expect([...whole].sort()).toEqual([...ids].sort());
      expect(nextPath(last)).toBeUndefined();
    });
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=x', 'limit'],
    ['cursor=nonsense', 'cursor'],
    ['as=owner', 'as'],
    ['as=seller&as=seller', 'as'],
    ['as=seller&ticketId=abc', 'ticketId'],
    ['status=created', 'status'],
    ['status=Waiting', 'status'],
    ['status=constructor', 'status'],
    ['status=waiting&status=complete', 'status'],
  ])('refuse ?%s at its field', async (query, field) => {
    const answer = await orders.get(signedInUser(), `/api/orders?${query}`).expect(400);
    expect((answer.body as { errors: { field: string }[] }).errors).toMatchObject([{ field }]);
  });

  it('take an empty parameter for one not given, and ignore unknown ones', async () => {
    const { buyer } = await placeSeveral(1);
    const path = '/api/orders?limit=&cursor=&as=&ticketId=&status=&color=red';
    expect(rowsOf(await orders.get(buyer, path).expect(200))).toHaveLength(1);
  });
});
