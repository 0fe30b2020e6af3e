import { baseConfig, readConfig, wholeNumber } from '@ticketing/common/service/config';
import { createLogger } from '@ticketing/common/service/logger';
import { connectBus } from '@ticketing/common/messaging/bus-from-config';
import { newId } from '@ticketing/common/store/ids';
import { createNaiveApp } from './naive-app';
import { createNaiveOrders, listenNaively } from './naive-orders';
import { openNaiveStore } from './naive-store';

const schema = baseConfig.extend({
  ORDER_WINDOW_SECONDS: wholeNumber({ min: 1, max: 86_400, default: 900 }),
});

async function main(): Promise<void> {
  const config = readConfig(schema, process.env);
  const store = await openNaiveStore(config.MONGO_URI);
  const bus = connectBus({
    kind: config.EVENT_BUS,
    url: config.NATS_URL,
    clusterId: config.NATS_CLUSTER_ID,
    clientName: `naive-${newId()}`,
    logger: createLogger('naive', 'warn'),
  });
  const orders = createNaiveOrders({ store, bus, windowMs: config.ORDER_WINDOW_SECONDS * 1_000 });
  listenNaively(orders, bus);
  createNaiveApp(orders, config.JWT_KEY).listen(config.PORT, config.HOST);
}

void main();
