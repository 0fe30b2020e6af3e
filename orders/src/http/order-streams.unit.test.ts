import { EventEmitter } from 'node:events';
import { newId } from '@ticketing/common/store/ids';
import { testClock } from '@ticketing/common/testing/clock';
import type { Response } from 'express';
import type { Order } from '../domain/order';
import { liveOrder } from '../testing/order-samples';
import { createOrderStreams } from './order-streams';

/** As much of an answer as a stream uses. */
function answer(unreadBytes = 0) {
  const written: string[] = [];
  const response = Object.assign(new EventEmitter(), {
    closed: false,
    req: { method: 'GET' },
    writableLength: unreadBytes,
    written,
    isDestroyed: false,
    set: () => undefined,
    flushHeaders: () => undefined,
    write: (text: string) => written.push(text) > 0,
    end: () => undefined,
    destroy() {
      response.isDestroyed = true;
      response.emit('close');
    },
  });
  return response;
}

function watched(streamsMax = 100) {
  const stored = new Map<string, Order>();
  const asked = { versions: [] as (readonly string[])[], orders: [] as (readonly string[])[] };
  const { now: clock } = testClock();
  const streams = createOrderStreams({
    streamsMax,
    clock,
    orders: {
      versionsOf(ids) {
        asked.versions.push(ids);
        const found = ids.flatMap((id) => stored.get(id) ?? []);
        return Promise.resolve(new Map(found.map(({ id, version }) => [id, version])));
      },
      findMany(ids) {
        asked.orders.push(ids);
        return Promise.resolve(ids.flatMap((id) => stored.get(id) ?? []));
      },
    },
  });
  const open = (order: Order, response = answer()) => {
    stored.set(order.id, order);
    streams.open(order, response as unknown as Response);
    return response;
  };
  return { streams, stored, asked, open };
}

describe('one poll for all watched orders', () => {
  it('asks nothing when none is watched', async () => {
    const { streams, asked } = watched();
    await streams.poll();
    expect(asked).toEqual({ versions: [], orders: [] });
  });

  it('asks once, for each order once, however many watch', async () => {
    const { streams, asked, open } = watched();
    const [first, second] = [liveOrder(), liveOrder()];
    for (const order of [first, first, second]) open(order);
    await streams.poll();
    expect(asked).toEqual({ versions: [[first.id, second.id]], orders: [] });
  });

  it('reads only orders that have changed, and tells all who watch them', async () => {
    const { streams, stored, asked, open } = watched();
    const [moving, resting] = [liveOrder(), liveOrder()];
    const answers = [open(moving), open(moving), open(resting)];
    stored.set(moving.id, { ...moving, version: 4 });
    await streams.poll();
    await streams.poll();
    expect(asked.orders).toEqual([[moving.id]]);
    expect(answers.map(({ written }) => written.length)).toEqual([2, 2, 1]);
  });

  it('is not disturbed by an order that is gone', async () => {
    const { streams, stored, open } = watched();
    const { written } = open(liveOrder({ id: newId() }));
    stored.clear();
    await streams.poll();
    expect(written).toHaveLength(1);
  });
});

describe('a client', () => {
  it('that left before the answer began is not watched', () => {
    const { streams, open } = watched();
    open(liveOrder(), Object.assign(answer(), { closed: true }));
    expect(streams.count()).toBe(0);
  });

  it('that does not read is let go', () => {
    const { streams, open } = watched();
    const response = open(liveOrder(), answer(65_537));
    expect(response.isDestroyed).toBe(true);
    expect(streams.count()).toBe(0);
  });

  it('is written to no more after the end of the service', async () => {
    const { streams, stored, open } = watched();
    const order = liveOrder();
    const { written } = open(order);
    streams.end();
    stored.set(order.id, { ...order, version: 1 });
    await streams.poll();
    await streams.keepAlive();
    expect(written).toHaveLength(1);
  });
});
