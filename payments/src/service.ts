import { typesOf } from '@ticketing/common/contracts/catalogue';
import { paymentEvents } from '@ticketing/common/contracts/payment-events';
import { mountRoutes } from '@ticketing/common/http/mount-routes';
import type { ServiceDefinition } from '@ticketing/common/service/service';
import { createMongoOutbox } from '@ticketing/common/store/mongo-outbox';
import { createRepublishSource } from '@ticketing/common/store/republish-source';
import { createCommands } from './commands/commands';
import { readPaymentsConfig, type PaymentsConfig } from './config';
import { createSubscriptions } from './events/in/subscriptions';
import { currentEvent } from './events/out/payment-events';
import { routes } from './http/routes';
import { createPaymentMetrics, describePayments } from './metrics';
import { createOperatorCommand, OPERATOR_COMMANDS } from './operator-commands';
import { createOrders, defineOrderModel } from './store/orders';
import { createPayments, definePaymentModel } from './store/payments';
import { measureStripe } from './stripe/measure-stripe';
import { createStripeGateway } from './stripe/stripe-gateway';
import { untilAborted } from './stripe/until-aborted';
import { createPaymentWorkers } from './workers';

const MS_PER_SECOND = 1_000;
/** How long a stop lets calls to Stripe go on: within the time that requests get to finish. */
const STRIPE_DRAIN_MS = 4_000;

/** Payments, webhooks and refunds through Stripe. Whether a payment is accepted, orders decides. */
export const paymentsService: ServiceDefinition<PaymentsConfig> = {
  name: 'payments',
  publishes: typesOf(paymentEvents),
  commands: OPERATOR_COMMANDS,
  readConfig: readPaymentsConfig,
  create({
    config,
    connection,
    publisher,
    guards,
    clock,
    newId,
    logger,
    checkpoint,
    metrics: meter,
    tracing,
  }) {
    const paymentModel = definePaymentModel(connection);
    const orderModel = defineOrderModel(connection);
    const outbox = createMongoOutbox(paymentModel);
    const payments = createPayments({ model: paymentModel, outbox, publisher, tracing });
    const orders = createOrders(orderModel);
    const previous = config.STRIPE_WEBHOOK_SECRET_PREVIOUS;
    const gateway = createStripeGateway({
      secretKey: config.STRIPE_KEY,
      webhookSecrets: [config.STRIPE_WEBHOOK_SECRET, ...(previous ? [previous] : [])],
      apiUrl: config.STRIPE_API_URL,
    });
    const stopping = new AbortController();
    const stripe = untilAborted(measureStripe(gateway, meter), stopping.signal);

    const marginMs = config.PAYMENT_MARGIN_SECONDS * MS_PER_SECOND;
    const metrics = createPaymentMetrics(meter, { shopCurrency: config.CURRENCY });
    describePayments(meter, (limit) => payments.countWork('operator', limit));
    const given = {
      payments,
      orders,
      stripe,
      clock,
      newId,
      logger,
      checkpoint,
      marginMs,
      metrics,
      tracing,
    };
    const commands = createCommands(given);
    const publishableKey = config.STRIPE_PUBLISHABLE_KEY;

    return {
      models: [paymentModel, orderModel],
      outboxes: [outbox],
      routes: mountRoutes(routes, { ...given, ...commands, publishableKey }, guards),
      subscriptions: createSubscriptions({ orders, ...commands }),
      workers: createPaymentWorkers({ ...commands, logger }),
      republish: [
        createRepublishSource({ model: paymentModel, store: payments, toEntry: currentEvent }),
      ],
      command: createOperatorCommand(commands),
      retire: () => void setTimeout(() => stopping.abort(), STRIPE_DRAIN_MS).unref(),
      release: () => commands.settled(),
    };
  },
};
