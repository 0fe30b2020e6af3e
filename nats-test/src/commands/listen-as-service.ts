import { setImmediate } from 'node:timers/promises';
import type { CatalogueEvent, EventType } from '@ticketing/common/contracts/catalogue';
import { createConsumer } from '@ticketing/common/messaging/consumer';
import { createConsumerMetrics } from '@ticketing/common/messaging/consumer-metrics';
import type { EventBus } from '@ticketing/common/messaging/event-bus';
import { toMessage } from '@ticketing/common/messaging/outbox';
import { systemClock } from '@ticketing/common/service/clock';
import { createLogContext } from '@ticketing/common/service/log-context';
import { createLogger } from '@ticketing/common/service/logger';
import { noTracing } from '@ticketing/common/tracing/tracing';
import { noMetrics } from '@ticketing/common/service/metrics';
import type { DurableMember } from '../cli/command';
import type { Viewer } from '../screen/viewer';
import { createShownDeadLetters } from './shown-dead-letters';

/**
 * Handles events with the consumer that every service has: what is poison is parked, what a handler
 * fails on is tried again, later and later, and parked in the end.
 */
export function listenAsService(
  bus: EventBus,
  { group, failOn }: DurableMember,
  { types, viewer }: { types: readonly EventType[]; viewer: Viewer },
): void {
  const deadLetters = createShownDeadLetters(({ type, body, status, faults, reason }) => {
    const outcome = status === 'parked' ? 'parked' : 'failed';
    const [firstLine = ''] = reason.split('\n', 1);
    const isPoison = faults === 0;
    viewer.show({ type, body, outcome, ...(isPoison ? {} : { faults, reason: firstLine }) });
  });

  async function react(event: CatalogueEvent): Promise<'applied'> {
    if (failOn !== undefined && JSON.stringify(event.data).includes(failOn)) {
      throw new Error(`the handler can not stand ${failOn}`);
    }
    // A handler's write takes a moment; what failed before it is shown before it.
    await setImmediate();
    const { type, body } = toMessage(event);
    viewer.show({ type, body, outcome: 'handled' });
    return 'applied';
  }

  createConsumer({
    bus,
    group,
    subscriptions: Object.fromEntries(types.map((type) => [type, [react]])),
    deadLetters,
    isUnavailable: () => false,
    logger: createLogger('nats-test', 'silent'),
    logContext: createLogContext(),
    metrics: createConsumerMetrics(noMetrics, { eventTypes: types, clock: systemClock }),
    checkpoint: () => undefined,
    tracing: noTracing,
  }).start();
}
