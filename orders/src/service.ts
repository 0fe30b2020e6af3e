import { typesOf } from '@ticketing/common/contracts/catalogue';
import { orderEvents } from '@ticketing/common/contracts/order-events';
import { mountRoutes } from '@ticketing/common/http/mount-routes';
import type { ServiceDefinition } from '@ticketing/common/service/service';
import { createWorker } from '@ticketing/common/service/worker';
import { createMongoOutbox } from '@ticketing/common/store/mongo-outbox';
import { createRepublishSource } from '@ticketing/common/store/republish-source';
import { createAwaitPayment } from './commands/await-payment';
import { createCancelOrder } from './commands/cancel-order';
import { createChangeOrder } from './commands/change-order';
import { createExpireOrder } from './commands/expire-order';
import { createExpireOverdueOrders } from './commands/expire-overdue-orders';
import { createFindOrder } from './commands/find-order';
import { startPatience } from './commands/patience';
import { createUnitPicker } from './commands/pick-units';
import { createPlaceOrder } from './commands/place-order';
import { createSettlePayment } from './commands/settle-payment';
import { readOrdersConfig, type OrdersConfig } from './config';
import { subscriptions } from './events/in/subscriptions';
import { toCurrentEntry } from './events/out/order-events';
import { createOrderStreams } from './http/order-streams';
import { routes } from './http/routes';
import { createOrderMetrics, describeOrders } from './metrics';
import { createClaimsIndex } from './store/claims-index';
import { defineOrderModel } from './store/order-model';
import { createNearbyUnits } from './store/nearby-units';
import { createOrderStore } from './store/order-store';
import { createLockProof } from './store/prove-lock';
import { createTicketStore, defineTicketModel } from './store/ticket-store';
import { createUnitHints } from './store/unit-hints';
import { createUnitSearch } from './store/unit-search';

const OVERDUE_INTERVAL_MS = 5_000;
const WATCH_INTERVAL_MS = 1_000;

/** Orders: who holds what, until when. The only arbiter between expiry, cancellation and payment. */
export const ordersService: ServiceDefinition<OrdersConfig> = {
  name: 'orders',
  publishes: typesOf(orderEvents),
  readConfig: readOrdersConfig,
  create({
    config,
    connection,
    publisher,
    guards,
    logger,
    clock,
    newId,
    checkpoint,
    metrics: meter,
    tracing,
  }) {
    const model = defineOrderModel(connection);
    const ticketModel = defineTicketModel(connection);
    const outbox = createMongoOutbox(model);
    const orders = createOrderStore({ model, outbox, publisher, tracing });
    const tickets = createTicketStore(ticketModel);
    const claims = createClaimsIndex(model);
    const lockProof = createLockProof(connection, newId);
    const findFreeUnits = createUnitSearch(claims);
    const hints = createUnitHints();
    const findNearbyUnits = createNearbyUnits({ claims, hints });

    const metrics = createOrderMetrics(meter);
    const changeOrder = createChangeOrder({ orders, hints, clock, metrics });
    const expireOrder = createExpireOrder({ changeOrder, clock });
    const expireOverdue = createExpireOverdueOrders({ orders, expireOrder, clock, logger });
    const findOrder = createFindOrder({ orders });
    const cancelOrder = createCancelOrder({ changeOrder });
    const awaitPayment = createAwaitPayment({ changeOrder });
    const settling = { changeOrder, tickets, findFreeUnits, clock, checkpoint };
    const settlePayment = createSettlePayment(settling);
    const windowMs = config.ORDER_WINDOW_SECONDS * 1_000;
    const units = createUnitPicker({ claims, findNearbyUnits, findFreeUnits, hints });
    const placing = { orders, tickets, units, startPatience, clock, newId, windowMs };
    const placeOrder = createPlaceOrder({ ...placing, checkpoint, metrics });

    const streamsMax = config.ORDER_WATCHERS_MAX;
    const streams = createOrderStreams({ orders, clock, streamsMax });
    describeOrders(meter, { countLive: orders.countLive, countWatchers: streams.count });
    const unitsMax = config.ORDER_UNITS_MAX;
    const overdue = { name: 'overdue', intervalMs: OVERDUE_INTERVAL_MS, work: expireOverdue };
    const watch = { name: 'watch', intervalMs: WATCH_INTERVAL_MS, work: streams.poll };
    const alive = { name: 'keep-alive', intervalMs: WATCH_INTERVAL_MS, work: streams.keepAlive };

    return {
      models: [model, ticketModel, lockProof.model],
      outboxes: [outbox],
      routes: mountRoutes(
        routes,
        { placeOrder, cancelOrder, findOrder, orders, streams, unitsMax },
        guards,
      ),
      subscriptions: subscriptions({ tickets, awaitPayment, settlePayment, expireOrder, logger }),
      workers: [overdue, watch, alive].map((worker) => createWorker({ ...worker, logger })),
      republish: [
        createRepublishSource({
          model,
          store: orders,
          toEntry: (order) => toCurrentEntry(order, clock()),
        }),
      ],
      prepare: lockProof.prove,
      retire: streams.end,
      report: () => ({ watchers: streams.count() }),
    };
  },
};
