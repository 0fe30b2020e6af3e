import { DuplicateKey, Unavailable } from '@ticketing/common/errors';
import { noCheckpoint } from '@ticketing/common/service/checkpoint';
import { noMetrics } from '@ticketing/common/service/metrics';
import { newId } from '@ticketing/common/store/ids';
import type { Order } from '../domain/order';
import { shortage } from '../domain/ticket';
import { createOrderMetrics } from '../metrics';
import { aListing, liveOrder, NOW } from '../testing/order-samples';
import type { UnitPicker } from './pick-units';
import { createPlaceOrder } from './place-order';
import type { Purchase } from './purchase';

type Placed = { order: Order; bodyHash: string | undefined };

/** A store that answers each insert with the next of `outcomes`; 'late' is written and not confirmed. */
function placing(
  outcomes: ('written' | 'taken' | 'lost' | 'late' | 'fault')[],
  { pick, rounds = 5 }: { pick?: UnitPicker['pick']; rounds?: number } = {},
) {
  const stored = new Map<string, Placed>();
  const tried: { id: string; units: readonly number[] }[] = [];
  const putBack: (readonly number[])[] = [];
  const settled: (readonly number[])[] = [];
  const ticket = aListing();
  let unit = 0;
  let pauses = 0;
  const place = createPlaceOrder({
    orders: {
      findPlaced: (id) => Promise.resolve(stored.get(id)),
      insert(order, _entries, once) {
        const outcome = outcomes[tried.length] ?? outcomes.at(-1);
        tried.push({ id: order.id, units: order.units });
        const bodyHash = once?.['bodyHash'] as string | undefined;
        if (outcome === 'written' || outcome === 'late') stored.set(order.id, { order, bodyHash });
        if (outcome === 'taken') return Promise.reject(new DuplicateKey('a unique key is taken'));
        if (outcome === 'fault') return Promise.reject(new Error('a fault'));
        return outcome === 'written' ? Promise.resolve(order) : Promise.reject(new Unavailable());
      },
    },
    tickets: { find: () => Promise.resolve(ticket) },
    units: {
      pick: pick ?? (() => Promise.resolve([unit++])),
      settle: (_ticket, units) => void settled.push(units),
      putBack(_ticket, units) {
        putBack.push(units);
        return Promise.resolve();
      },
    },
    startPatience: () => ({
      isOver: () => pauses >= rounds,
      pause() {
        pauses += 1;
        return Promise.resolve();
      },
    }),
    clock: () => NOW,
    newId,
    windowMs: 900_000,
    checkpoint: noCheckpoint,
    metrics: createOrderMetrics(noMetrics),
  });
  return { place, stored, tried, putBack, settled, ticket };
}

function purchase(overrides: Partial<Purchase> = {}): Purchase {
  return {
    buyerId: newId(),
    ticketId: newId(),
    quantity: 1,
    seenPrice: undefined,
    idempotent: undefined,
    ...overrides,
  };
}

const key = () => ({ id: newId(), bodyHash: 'a hash' });

describe('placing an order', () => {
  it('goes on to other units under the same id when the first are taken', async () => {
    const { place, tried, putBack } = placing(['taken', 'taken', 'written']);
    const order = await place(purchase());
    expect(order.units).toEqual([2]);
    expect(tried.map(({ units }) => units)).toEqual([[0], [1], [2]]);
    expect(new Set(tried.map(({ id }) => id))).toEqual(new Set([order.id]));
    expect(putBack).toEqual([[0], [1]]);
  });

  it('goes on when what was seen as free is gone before it could be picked', async () => {
    const picks = [undefined, [3]];
    const { place } = placing(['written'], { pick: () => Promise.resolve(picks.shift()) });
    expect((await place(purchase())).units).toEqual([3]);
  });

  it('answers 503, and never "sold out", when it is refused until its time is over', async () => {
    const { place } = placing(['taken']);
    await expect(place(purchase())).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('finds its own order when the write took effect and its answer was lost', async () => {
    const { place, tried, stored } = placing(['late']);
    const order = await place(purchase());
    expect(tried).toHaveLength(1);
    expect([...stored.keys()]).toEqual([order.id]);
  });

  it('tries again under the same id when the write was lost', async () => {
    const { place, tried } = placing(['lost', 'written']);
    const { id } = await place(purchase());
    expect(tried.map((one) => one.id)).toEqual([id, id]);
  });

  it('finds its own order rather than call sold out what it holds itself', async () => {
    const { place, stored } = placing(['lost'], {
      pick: () => Promise.resolve([0]),
    });
    const late = placing(['lost'], {
      pick() {
        const [first] = late.tried;
        if (!first) return Promise.resolve([0]);
        late.stored.set(first.id, { order: liveOrder({ id: first.id }), bodyHash: undefined });
        return Promise.reject(shortage(0));
      },
    });
    const { id } = await late.place(purchase());
    expect([...late.stored.keys()]).toEqual([id]);
    await expect(place(purchase())).rejects.toMatchObject({ code: 'unavailable' });
    expect(stored.size).toBe(0);
  });

  it('does not call a refusal certain while a write of its own may yet take effect', async () => {
    const picks: (() => Promise<number[]>)[] = [
      () => Promise.resolve([0]),
      () => Promise.reject(shortage(0)),
    ];
    const { place } = placing(['lost'], { pick: () => picks.shift()?.() ?? Promise.resolve([]) });
    await expect(place(purchase())).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('says that it is sold out when the index says so', async () => {
    const { place } = placing([], { pick: () => Promise.reject(shortage(0)) });
    await expect(place(purchase())).rejects.toThrow('Ticket is already reserved');
  });

  it('does not hide a fault', async () => {
    const { place, tried } = placing(['fault']);
    await expect(place(purchase())).rejects.toThrow('a fault');
    expect(tried).toHaveLength(1);
  });
});

describe('units that were tried', () => {
  it.each([
    ['written', ['written'], 1],
    ['taken by others', ['taken', 'written'], 2],
    ['lost', ['lost', 'written'], 2],
    ['refused by a fault', ['fault'], 1],
  ] as const)('are never kept from others when the write is %s', async (_what, outcomes, tries) => {
    const { place, settled } = placing([...outcomes]);
    await place(purchase()).catch(() => undefined);
    expect(settled).toHaveLength(tries);
  });
});

describe('placing an order with an idempotency key', () => {
  it('writes once for parallel repeats', async () => {
    const { place, tried } = placing(['written']);
    const asked = purchase({ idempotent: key() });
    const placed = await Promise.all([place(asked), place(asked), place(asked)]);
    expect(new Set(placed.map(({ id }) => id))).toEqual(new Set([asked.idempotent?.id]));
    expect(tried).toHaveLength(1);
  });

  it('lets the next repeat try when the first one was refused', async () => {
    const picks: (() => Promise<number[]>)[] = [
      () => Promise.reject(shortage(0)),
      () => Promise.resolve([0]),
    ];
    const { place } = placing(['written'], {
      pick: () => picks.shift()?.() ?? Promise.resolve([]),
    });
    const asked = purchase({ idempotent: key() });
    const [first, second] = await Promise.allSettled([place(asked), place(asked)]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('refuses another body that comes while the first is under way', async () => {
    const { place } = placing(['written']);
    const idempotent = key();
    const other = { ...idempotent, bodyHash: 'another hash' };
    const [first, second] = await Promise.allSettled([
      place(purchase({ idempotent })),
      place(purchase({ idempotent: other })),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { code: 'idempotency-key-reused' } });
  });

  it('refuses another body that another pod has placed meanwhile', async () => {
    const idempotent = key();
    const order = liveOrder({ id: idempotent.id });
    const { place, stored } = placing(['taken'], {
      pick() {
        stored.set(idempotent.id, { order, bodyHash: 'another hash' });
        return Promise.resolve([0]);
      },
    });
    await expect(place(purchase({ idempotent }))).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });
});
