import { typesOf } from '@ticketing/common/contracts/catalogue';
import { expirationEvents } from '@ticketing/common/contracts/expiration-events';
import { mountRoutes } from '@ticketing/common/http/mount-routes';
import type { ServiceDefinition } from '@ticketing/common/service/service';
import { createMongoOutbox } from '@ticketing/common/store/mongo-outbox';
import { createRepublishSource } from '@ticketing/common/store/republish-source';
import { createFireTimer } from './commands/fire-timer';
import { createFollowOrder } from './commands/follow-order';
import { createRefillAlarms } from './commands/refill-alarms';
import { readExpirationConfig, type ExpirationConfig } from './config';
import { createSubscriptions } from './events/in/subscriptions';
import { timerEvents } from './events/out/timer-events';
import { createTimerMetrics, describeRedis } from './metrics';
import { createTimers, defineTimerModel } from './store/timers';
import { createAlarms } from './timers/alarms';
import { createRefillWorker, createRingingWorker } from './timers/alarm-workers';

/** Says when an order's window has ended. The documents are the truth, Redis is the alarm clock. */
export const expirationService: ServiceDefinition<ExpirationConfig> = {
  name: 'expiration',
  publishes: typesOf(expirationEvents),
  readConfig: readExpirationConfig,
  create({
    config,
    connection,
    publisher,
    guards,
    clock,
    logger,
    checkpoint,
    metrics: meter,
    tracing,
  }) {
    const model = defineTimerModel(connection);
    const outbox = createMongoOutbox(model);
    const timers = createTimers({ model, outbox, publisher, tracing });
    const alarms = createAlarms({
      redisUrl: config.REDIS_URL,
      keyPrefix: config.REDIS_KEY_PREFIX,
      clock,
      logger,
    });

    const metrics = createTimerMetrics(meter);
    describeRedis(meter, () => alarms.status() === 'connected');
    const followOrder = createFollowOrder({ timers, alarms, checkpoint, metrics });
    const fireTimer = createFireTimer({ timers, clock, checkpoint, metrics });
    const refillAlarms = createRefillAlarms({ timers, alarms });

    return {
      models: [model],
      outboxes: [outbox],
      routes: mountRoutes([], {}, guards),
      subscriptions: createSubscriptions({ followOrder }),
      workers: [
        createRingingWorker(alarms, fireTimer),
        createRefillWorker({ alarms, refillAlarms, logger }),
      ],
      republish: [
        createRepublishSource({
          model,
          store: timers,
          toEntry: (timer) => timerEvents(timer, timer.fireAt)[0],
        }),
      ],
      report: () => ({ redis: alarms.status() }),
      release: () => alarms.stop(),
    };
  },
};
