import { eventually } from '@ticketing/common/testing/eventually';
import { restoreBackup, takeBackup, type Backup } from '../support/backup';
import { readAll, type StoredDocument } from '../support/databases';
import { operate } from '../support/operator';
import { openPlatform, type Platform } from '../support/platform';
import {
  list,
  order,
  pay,
  placeOrder,
  untilOrder,
  untilTicket,
  type TicketBody,
} from '../support/shop';

const UNITS = 500;
const BUYERS = 4;
const AGREEMENT = { timeoutMs: 60_000 };

type ServiceName = keyof Platform['mongoUris'];

describe('a service whose database is put back to an older copy', () => {
  let platform: Platform;

  beforeEach(async () => {
    platform = await openPlatform();
  });
  afterEach(() => platform.close());

  const statesOf = async (service: ServiceName, collection: string) => {
    const documents = await readAll(platform, service, collection);
    return Object.fromEntries(documents.map((document) => [document._id, document]));
  };
  const versionsOf = (states: Record<string, StoredDocument>) =>
    Object.fromEntries(Object.entries(states).map(([id, { version }]) => [id, version]));

  /** People who buy, pay and edit until they are told to stop; nobody minds a refusal. */
  function openShop(tickets: readonly TicketBody[], seller: ReturnType<Platform['member']>) {
    const closing = new AbortController();
    const done = { orders: 0, payments: 0, edits: 0 };
    async function buy(nth: number): Promise<void> {
      const buyer = platform.member();
      const { id } = tickets[nth % tickets.length] ?? {};
      const placed = await order(buyer, id ?? '');
      if (placed.status !== 201) return;
      done.orders += 1;
      const paid = await pay(buyer, placed.body.id, 'tok_visa');
      if (paid.status === 201) done.payments += 1;
    }
    async function edit(nth: number): Promise<void> {
      const { id } = tickets[nth % tickets.length] ?? {};
      const changed = { title: `Gig ${nth}`, price: 20 };
      if ((await seller.put(`/api/tickets/${id}`, changed)).status === 200) done.edits += 1;
    }
    async function goOn(work: (nth: number) => Promise<void>): Promise<void> {
      for (let nth = 0; !closing.signal.aborted; nth += 1) await work(nth).catch(() => undefined);
    }
    const people = Promise.all([...Array.from({ length: BUYERS }, () => goOn(buy)), goOn(edit)]);
    return {
      until: (isEnough: (counts: typeof done) => boolean) => {
        const before = { ...done };
        const since = () => ({
          orders: done.orders - before.orders,
          payments: done.payments - before.payments,
          edits: done.edits - before.edits,
        });
        return eventually(() => isEnough(since()), AGREEMENT);
      },
      close: async () => {
        closing.abort();
        await people;
      },
    };
  }

  /** As docs/guarantees.md says: stop, restore, after-restore, republish what it follows, start. */
  async function restore(
    service: ServiceName,
    backup: Backup,
    {
      followed,
      emptyReplicas,
    }: { followed: readonly ServiceName[]; emptyReplicas?: () => Promise<void> },
  ): Promise<void> {
    await platform.process(service).stop();
    await emptyReplicas?.();
    await restoreBackup(platform, service, backup);
    const raised = await operate(platform, service, 'after-restore');
    expect(raised).toMatchObject({ exitCode: 0 });
    expect(raised.output).toMatch(/interrupted, go on with: after-restore \d{4}-/);
    await platform.process(service).start();
    for (const source of followed) {
      expect(await operate(platform, source, 'republish')).toMatchObject({ exitCode: 0 });
    }
  }

  /** Every replica is as its source, nothing waits, nothing was parked. */
  async function expectAgreement(): Promise<void> {
    await eventually(async () => {
      const tickets = await statesOf('tickets', 'tickets');
      const orders = await statesOf('orders', 'orders');
      expect(versionsOf(await statesOf('orders', 'tickets'))).toEqual(versionsOf(tickets));
      expect(versionsOf(await statesOf('payments', 'orders'))).toEqual(versionsOf(orders));
      expect(versionsOf(await statesOf('tickets', 'reservations'))).toEqual(versionsOf(orders));
      for (const [id, { title, priceMinor }] of Object.entries(await statesOf('orders', 'tickets')))
        expect(tickets[id]).toMatchObject({ title, priceMinor });
      const waiting = [...Object.values(tickets), ...Object.values(orders)];
      expect(waiting.flatMap(({ outbox }) => outbox as unknown[])).toEqual([]);
    }, AGREEMENT);
    for (const service of ['tickets', 'orders', 'payments', 'expiration'] as const)
      expect(await readAll(platform, service, 'dead_letters')).toEqual([]);
  }

  async function expectFreshPurchase(): Promise<void> {
    const [seller, buyer] = [platform.member(), platform.member()];
    const ticket = await list(seller);
    const { id } = await placeOrder(buyer, ticket.id);
    expect((await pay(buyer, id, 'tok_visa')).status).toBe(201);
    await untilOrder(buyer, id, { status: 'complete' });
    await untilTicket(buyer, ticket.id, { available: 0 });
  }

  it('tickets: listings are as they were, counts are as they are, and later edits are heard of', async () => {
    const seller = platform.member();
    const tickets = await Promise.all([1, 2, 3].map(() => list(seller, UNITS)));
    const shop = openShop(tickets, seller);
    await shop.until(({ edits, payments }) => edits > 5 && payments > 5);
    const backup = await takeBackup(platform, 'tickets');
    await shop.until(({ edits, payments }) => edits > 10 && payments > 10);

    await restore('tickets', backup, { followed: ['orders'] });
    await shop.until(({ edits, payments }) => edits > 5 && payments > 5);
    await shop.close();

    await expectAgreement();
    await expectFreshPurchase();
    for (const { id } of tickets) {
      const sold = Object.values(await statesOf('orders', 'orders')).filter(
        ({ status, ticket }) => status !== 'cancelled' && (ticket as { id: string }).id === id,
      );
      await untilTicket(seller, id, { available: UNITS - sold.length });
    }
  });

  it('orders: what was paid for and is still there is complete, and what is gone is gone everywhere', async () => {
    const seller = platform.member();
    const tickets = await Promise.all([1, 2, 3].map(() => list(seller, UNITS)));
    const shop = openShop(tickets, seller);
    await shop.until(({ payments }) => payments > 5);
    const backup = await takeBackup(platform, 'orders');
    const kept = new Set(backup['orders']?.map(({ _id }) => _id));
    await shop.until(({ payments }) => payments > 5);

    await restore('orders', backup, {
      followed: ['tickets', 'payments', 'expiration'],
      emptyReplicas: async () => {
        await eventually(async () => {
          const orders = versionsOf(await statesOf('orders', 'orders'));
          expect(versionsOf(await statesOf('payments', 'orders'))).toEqual(orders);
          expect(versionsOf(await statesOf('tickets', 'reservations'))).toEqual(orders);
        }, AGREEMENT);
        await restoreBackup(platform, 'payments', { orders: [] });
        await restoreBackup(platform, 'tickets', { reservations: [] });
      },
    });
    await shop.until(({ payments }) => payments > 5);
    await shop.close();

    await expectAgreement();
    await eventually(async () => {
      const orders = await statesOf('orders', 'orders');
      const payments = Object.values(await statesOf('payments', 'payments'));
      const paid = payments.filter(({ status }) => status === 'succeeded');
      expect(paid.length).toBeGreaterThan(0);
      for (const { _id: paymentId, orderId } of paid) {
        const found = orders[String(orderId)];
        if (found) expect(found).toMatchObject({ status: 'complete', paymentId });
        else expect(kept).not.toContain(orderId);
      }
    }, AGREEMENT);
    await expectFreshPurchase();
  });
});
