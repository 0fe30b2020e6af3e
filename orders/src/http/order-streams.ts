import { Unavailable } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import type { Response } from 'express';
import type { Order } from '../domain/order';
import type { OrderStore } from '../store/order-store';
import { beginEventStream, type EventStream } from './event-stream';
import { orderView } from './order-view';

const COMMENT_AFTER_MS = 15_000;
const RETRY_AFTER_SECONDS = 5;

interface Watcher {
  orderId: string;
  /** The version that it has seen. */
  version: number;
  stream: EventStream;
}

/** Orders that are watched through this pod. */
export interface OrderStreams {
  /**
   * Begins to stream an order: as it is now, and after each change until it has ended.
   *
   * @throws {Unavailable} at the bound on streams, and once the service is stopping
   */
  open(order: Order, response: Response): void;
  /** Looks once for all watched orders, and sends what has changed. Asks nothing when none is watched. */
  poll(): Promise<void>;
  /** Sends a comment where nothing was sent for 15 seconds. */
  keepAlive(): Promise<void>;
  /** Ends all streams and opens no more. */
  end(): void;
  count(): number;
}

function isOver({ status }: Order): boolean {
  return status === 'complete' || status === 'cancelled';
}

/**
 * @param streamsMax the bound on open streams in this pod
 */
export function createOrderStreams(deps: {
  orders: Pick<OrderStore, 'versionsOf' | 'findMany'>;
  clock: Clock;
  streamsMax: number;
}): OrderStreams {
  const { orders, clock, streamsMax } = deps;
  const watchers = new Set<Watcher>();
  let isEnding = false;

  function send(watcher: Watcher, order: Order): void {
    const { version } = order;
    watcher.version = version;
    watcher.stream.send({ name: 'order', id: version, data: orderView(order) });
    if (!isOver(order)) return;
    watchers.delete(watcher);
    watcher.stream.end();
  }

  function refuseAtBound(): void {
    if (!isEnding && watchers.size < streamsMax) return;
    const retry = { retryAfterSeconds: RETRY_AFTER_SECONDS };
    throw new Unavailable('Too many orders are being watched, please try again', retry);
  }

  async function findMoved(): Promise<Order[]> {
    const versions = await orders.versionsOf([...new Set([...watchers].map((w) => w.orderId))]);
    const behind = [...watchers].filter((w) => (versions.get(w.orderId) ?? 0) > w.version);
    const ids = [...new Set(behind.map(({ orderId }) => orderId))];
    return ids.length > 0 ? orders.findMany(ids) : [];
  }

  return {
    open(order, response) {
      if (response.closed) return;
      refuseAtBound();
      const stream = beginEventStream(response, clock);
      if (response.req.method === 'HEAD') return stream.end();
      const watcher = { orderId: order.id, version: order.version, stream };
      watchers.add(watcher);
      response.once('close', () => watchers.delete(watcher));
      send(watcher, order);
    },
    async poll() {
      if (watchers.size === 0) return;
      const moved = new Map((await findMoved()).map((order) => [order.id, order]));
      for (const watcher of [...watchers]) {
        const order = moved.get(watcher.orderId);
        if (order && order.version > watcher.version) send(watcher, order);
      }
    },
    keepAlive() {
      const before = clock().getTime() - COMMENT_AFTER_MS;
      for (const { stream } of watchers) if (stream.sentAt().getTime() <= before) stream.comment();
      return Promise.resolve();
    },
    end() {
      isEnding = true;
      for (const { stream } of watchers) stream.end();
      watchers.clear();
    },
    count: () => watchers.size,
  };
}
