import type {
  BusSubscription,
  Delivery,
  EventBus,
  Verdict,
} from '@ticketing/common/messaging/event-bus';
import { waitFor } from '@ticketing/common/messaging/wait-for';
import type { CurrentOrders } from './follow-orders';
import type { JournalEntry } from './journal';
import type { WriteEntry } from './open-journal';
import { seenEvent } from './seen-event';
import type { Chance } from '../swarm/chance';

type Injected = Extract<JournalEntry, { kind: 'delivered' }>['injected'];

/** A bus that takes note of what goes over it, and lets events come late and twice as it is told. */
export function probeBus(
  bus: EventBus,
  given: {
    orders: CurrentOrders;
    write: WriteEntry;
    /** Draws for the events of one type, apart from those for others. */
    chance: (type: string) => Pick<Chance, 'happens'>;
  },
): EventBus {
  const { orders, write, chance } = given;

  function handleWith({ type, onDelivery }: BusSubscription) {
    const draws = chance(type);
    return async (delivery: Delivery): Promise<Verdict> => {
      const event = seenEvent(delivery);
      const { redelivered, signal } = delivery;
      const { delayShare, delayMs, duplicateShare } = orders().deliveries;
      const handle = (injected?: Injected) => {
        write({ kind: 'delivered', ...event, redelivered, ...(injected && { injected }) });
        return onDelivery(delivery);
      };

      const isDelayed = draws.happens(delayShare);
      const isDuplicated = draws.happens(duplicateShare);
      if (isDelayed) await waitFor(delayMs, signal);
      let verdict = await handle(isDelayed ? 'delay' : undefined);
      if (isDuplicated) verdict = await handle('duplicate');
      write({ kind: 'settled', eventId: event.eventId, type: event.type, verdict: verdict.kind });
      return verdict;
    };
  }

  return {
    ...bus,
    async publish(message) {
      const event = seenEvent(message);
      try {
        await bus.publish(message);
      } catch (error) {
        write({ kind: 'published', outcome: 'unknown', ...event });
        throw error;
      }
      write({ kind: 'published', outcome: 'confirmed', ...event });
    },
    subscribe(subscription) {
      bus.subscribe({ ...subscription, onDelivery: handleWith(subscription) });
    },
  };
}
