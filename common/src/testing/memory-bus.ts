import type { CatalogueEvent, EventType } from '../contracts/catalogue';
import { BusUnavailable } from '../errors';
import type { BusSubscription, EventBus, OutgoingMessage, Verdict } from '../messaging/event-bus';
import { toMessage } from '../messaging/outbox';

export interface MemoryBus extends EventBus {
  /** What was published, in order, duplicates included. */
  published(): CatalogueEvent[];
  publishedOf<T extends EventType>(type: T): CatalogueEvent<T>[];
  /** Delivers to every group that subscribed to the type, as the broker would. Resolves with the verdicts. */
  deliver(event: CatalogueEvent): Promise<Verdict[]>;
  deliverText(type: string, body: string): Promise<Verdict[]>;
  /** From now on publishing fails and nothing is connected, until `comeBack`. */
  goAway(): void;
  comeBack(): void;
}

/** A bus in memory for tests: nothing is delivered by itself, so that a test can hold back, reorder and repeat. */
export function createMemoryBus(): MemoryBus {
  const messages: OutgoingMessage[] = [];
  const subscriptions: BusSubscription[] = [];
  const closing = new AbortController();
  let away = false;

  const published = () => messages.map(({ body }) => JSON.parse(body) as CatalogueEvent);

  function deliverText(type: string, body: string): Promise<Verdict[]> {
    const delivery = { type, body, redelivered: false, signal: closing.signal };
    return Promise.all(
      subscriptions.filter((one) => one.type === type).map((one) => one.onDelivery(delivery)),
    );
  }

  return {
    publish(message) {
      if (away) return Promise.reject(new BusUnavailable('the bus is away'));
      messages.push(message);
      return Promise.resolve();
    },
    subscribe(subscription) {
      subscriptions.push(subscription);
    },
    stopIntake() {
      subscriptions.length = 0;
      return Promise.resolve();
    },
    status: () => (closing.signal.aborted ? 'closed' : away ? 'connecting' : 'connected'),
    close() {
      closing.abort();
      return Promise.resolve();
    },
    published,
    publishedOf: (type) => published().filter((event) => event.type === type) as never,
    deliver(event) {
      const { type, body } = toMessage(event);
      return deliverText(type, body);
    },
    deliverText,
    goAway() {
      away = true;
    },
    comeBack() {
      away = false;
    },
  };
}
