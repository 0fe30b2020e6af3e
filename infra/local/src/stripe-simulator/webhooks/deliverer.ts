import { createAlarm } from '../alarm';
import type { Control } from '../control';
import type { Delivery } from '../store/ledger';
import type { Store } from '../store/store';
import { afterAttempt, chooseDeliveries, nextDueAtMs } from './schedule';
import type { SendWebhook } from './send';

interface DelivererDependencies {
  store: Store;
  settings: () => Control['webhooks'];
  send: SendWebhook;
  clock: () => number;
}

export interface Deliverer {
  wake(): void;
  close(): Promise<void>;
}

/** Brings events to the endpoint until it has accepted each, over restarts as well. */
export const createDeliverer = ({
  store,
  settings,
  send,
  clock,
}: DelivererDependencies): Deliverer => {
  const inFlight = new Map<string, Promise<void>>();
  const closing = new AbortController();
  const situation = () => ({
    pending: [...store.ledger.pending.values()].filter(({ eventId }) => !inFlight.has(eventId)),
    settings: settings(),
  });

  const attempt = async (delivery: Delivery, url: string): Promise<void> => {
    const event = store.ledger.events.get(delivery.eventId);
    if (!event) return;
    // Nobody may hear of what a crash could still undo.
    await store.durable();
    const outcome = await send({ event, url, signal: closing.signal });
    if (closing.signal.aborted) return;
    const { repeat } = settings();
    store.commit({ deliveries: [afterAttempt(delivery, outcome, { nowMs: clock(), repeat })] });
    await store.durable();
  };

  const start = (delivery: Delivery, url: string): void => {
    const { eventId } = delivery;
    // A journal that can not be written answers every request with an error; it is said there.
    const running = attempt(delivery, url)
      .catch(() => undefined)
      .finally(() => {
        inFlight.delete(eventId);
        alarm.wake();
      });
    inFlight.set(eventId, running);
  };

  const alarm = createAlarm({
    clock,
    dueAtMs: () => (inFlight.size > 0 && settings().shuffle ? undefined : nextDueAtMs(situation())),
    ring: () => {
      const { url } = settings();
      if (url === null) return;
      const chosen = chooseDeliveries(situation(), { nowMs: clock(), inFlight: inFlight.size });
      for (const delivery of chosen) start(delivery, url);
    },
  });

  return {
    wake: alarm.wake,
    close: async () => {
      alarm.close();
      closing.abort();
      await Promise.all(inFlight.values());
    },
  };
};
