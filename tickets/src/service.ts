import { typesOf } from '@ticketing/common/contracts/catalogue';
import { ticketEvents } from '@ticketing/common/contracts/ticket-events';
import { mountRoutes } from '@ticketing/common/http/mount-routes';
import type { ServiceDefinition } from '@ticketing/common/service/service';
import { createWorker } from '@ticketing/common/service/worker';
import { createCreateListing } from './commands/create-listing';
import { createEditListing } from './commands/edit-listing';
import { createInTurn } from './commands/in-turn';
import { createRecordReservation } from './commands/record-reservation';
import { createRecountInRotation } from './commands/recount-in-rotation';
import { createRecountListing } from './commands/recount-listing';
import { readTicketsConfig, type TicketsConfig } from './config';
import { createSubscriptions } from './events/in/subscriptions';
import { routes } from './http/routes';
import { createListingMetrics } from './metrics';
import { createListings, defineListingModel } from './store/listings';
import { createReservations, defineReservationModel } from './store/reservations';

const ROTATION_INTERVAL_MS = 10_000;

/** Listings: what is for sale and at what price. Shows who has what; orders decides it. */
export const ticketsService: ServiceDefinition<TicketsConfig> = {
  name: 'tickets',
  publishes: typesOf(ticketEvents),
  readConfig: readTicketsConfig,
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
    const { CURRENCY: currency, PRICE_MIN_MINOR: priceMinMinor } = config;
    const listingModel = defineListingModel(connection);
    const reservationModel = defineReservationModel(connection);
    const listings = createListings({ model: listingModel, publisher, clock, tracing });
    const reservations = createReservations(reservationModel);

    const inTurn = createInTurn();
    const metrics = createListingMetrics(meter);
    const createListing = createCreateListing({ listings, currency, clock, newId, metrics });
    const editListing = createEditListing({ listings, inTurn, clock, metrics });
    const recountListing = createRecountListing({ listings, reservations, inTurn });
    const recordReservation = createRecordReservation({ reservations, recountListing, checkpoint });
    const recountInRotation = createRecountInRotation({
      listings,
      recountListing,
      logger,
      metrics,
    });

    return {
      models: [listingModel, reservationModel],
      outboxes: [listings.outbox],
      routes: mountRoutes(routes, { createListing, editListing, listings, priceMinMinor }, guards),
      subscriptions: createSubscriptions(recordReservation),
      workers: [
        createWorker({
          name: 'recount-in-rotation',
          intervalMs: ROTATION_INTERVAL_MS,
          work: recountInRotation,
          logger,
        }),
      ],
      republish: [listings.republishSource],
    };
  },
};
