import type { CatalogueEvent } from '../contracts/catalogue';
import { eventId } from '../contracts/envelope';
import type { Clock } from '../service/clock';
import { BACKGROUND_BUCKETS_SECONDS, type Metrics } from '../service/metrics';
import type { Delivery } from './event-bus';

const OUTCOMES = ['applied', 'nothing_to_do', 'parked', 'retry', 'unknown_type'] as const;
const MS_PER_SECOND = 1_000;

/** What became of one delivery. */
export type DeliveryOutcome = (typeof OUTCOMES)[number];

export interface ConsumerMetrics {
  /** Begins to measure one delivery. */
  begin(delivery: Delivery): DeliveryMeasure;
}

export interface DeliveryMeasure {
  /** It waits because a dependency is away. */
  waits(): void;
  /** @param event what was delivered, where it was one that can be read */
  end(outcome: DeliveryOutcome, event?: CatalogueEvent): void;
}

/** Published for its change, and not once more by `republish`, which says the state of today. */
function isFirstHand({ id, subject, version, type }: CatalogueEvent): boolean {
  return id === eventId(subject, version, type);
}

/** @param eventTypes what is subscribed to: no label has another value */
export function createConsumerMetrics(
  metrics: Metrics,
  { eventTypes, clock }: { eventTypes: readonly string[]; clock: Clock },
): ConsumerMetrics {
  const labels = { event_type: eventTypes };
  const observeLag = metrics.histogram({
    name: 'ticketing_event_lag_seconds',
    help: 'From when an event occurred to when it was handled here',
    labels,
    buckets: BACKGROUND_BUCKETS_SECONDS,
  });
  const observeHandling = metrics.histogram({
    name: 'ticketing_event_handling_seconds',
    help: 'How long one delivery was with its reactions',
    labels,
    buckets: BACKGROUND_BUCKETS_SECONDS,
  });
  const countHandled = metrics.counter({
    name: 'ticketing_events_handled_total',
    help: 'Deliveries by what became of them',
    labels: { ...labels, outcome: OUTCOMES },
  });
  const countRedelivery = metrics.counter({
    name: 'ticketing_event_redeliveries_total',
    help: 'Deliveries that the broker had made before',
    labels,
  });
  const countWait = metrics.counter({
    name: 'ticketing_event_waits_total',
    help: 'How often a delivery waited because a dependency was away',
    labels,
  });

  function observeLagOf(event: CatalogueEvent): void {
    const lagMs = clock().getTime() - Date.parse(event.time);
    observeLag({ event_type: event.type }, Math.max(0, lagMs) / MS_PER_SECOND);
  }

  return {
    begin({ type, redelivered }) {
      const startedAt = performance.now();
      const labelled = { event_type: type };
      if (redelivered) countRedelivery(labelled);
      return {
        waits: () => countWait(labelled),
        end(outcome, event) {
          observeHandling(labelled, (performance.now() - startedAt) / MS_PER_SECOND);
          countHandled({ ...labelled, outcome });
          const isHandled = outcome === 'applied' || outcome === 'nothing_to_do';
          if (event && isHandled && isFirstHand(event)) observeLagOf(event);
        },
      };
    },
  };
}
