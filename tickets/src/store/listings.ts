import type { Outbox } from '@ticketing/common/messaging/outbox';
import type { OutboxPublisher } from '@ticketing/common/messaging/outbox-publisher';
import type { RepublishSource } from '@ticketing/common/messaging/republish';
import type { Clock } from '@ticketing/common/service/clock';
import {
  defineAggregateModel,
  type AggregateDocument,
} from '@ticketing/common/store/aggregate-schema';
import { createAggregateStore, type AggregateStore } from '@ticketing/common/store/aggregate-store';
import { createMongoOutbox } from '@ticketing/common/store/mongo-outbox';
import { cutPage, type Page, type PageOf, type Position } from '@ticketing/common/store/paging';
import { createRepublishSource } from '@ticketing/common/store/republish-source';
import type { Tracing } from '@ticketing/common/tracing/tracing';
import type { Connection, Model } from 'mongoose';
import { availableOf } from '../domain/availability';
import type { Listing } from '../domain/listing';
import { beginningsOf, wordsOf } from '../domain/title-words';
import { ticketEvent } from '../events/out/ticket-events';
import {
  listingIndexes,
  searchQuery,
  sellerQuery,
  sweepQuery,
  type ListingQuery,
  type SearchCriteria,
} from './listing-queries';

/** An earlier try of a client: the listing that it made, and what it had asked for. */
export interface EarlierRequest {
  listing: Listing;
  bodyHash: string | undefined;
}

export interface Listings extends Pick<AggregateStore<Listing>, 'find' | 'insert' | 'replace'> {
  /** What can be bought now and meets the criteria. */
  search(criteria: SearchCriteria, page: Page): Promise<PageOf<Listing>>;
  /** All listings of a seller, newest first. */
  findOfSeller(userId: string, page: Page): Promise<PageOf<Listing>>;
  findRequest(id: string): Promise<EarlierRequest | undefined>;
  /** Ids in ascending order that come after `id`. */
  findIdsAfter(id: string, limit: number): Promise<string[]>;
  outbox: Outbox;
  republishSource: RepublishSource;
}

export function defineListingModel(connection: Connection): Model<AggregateDocument> {
  return defineAggregateModel(connection, {
    name: 'tickets',
    fields: {
      title: { type: String, required: true },
      priceMinor: { type: Number, required: true },
      currency: { type: String, required: true },
      quantity: { type: Number, required: true },
      userId: { type: String, required: true },
      createdAt: { type: Date, required: true },
      counted: {
        seq: { type: Number, required: true },
        held: { type: Number, required: true },
        sold: { type: Number, required: true },
        revenueMinor: { type: Number, required: true },
        orderId: { type: String },
        firstExpiresAt: { type: Date },
      },
      onSale: { type: Boolean, required: true },
      titleWords: { type: [String], required: true },
      titleBeginnings: { type: [String], required: true },
      bodyHash: { type: String },
    },
    indexes: listingIndexes,
  });
}

/** What the queries of the lists need, made from the state in every write of it. */
function derive(listing: Listing): Record<string, unknown> {
  return {
    onSale: availableOf(listing) > 0,
    titleWords: wordsOf(listing.title),
    titleBeginnings: beginningsOf(listing.title),
  };
}

const DERIVED = ['onSale', 'titleWords', 'titleBeginnings'];

/**
 * Listings, with what was counted for them. Counting is no new version, so a change is written only
 * where the count is still the one that was read: each write is decided on the whole of the state,
 * and neither a growing quantity nor a count can undo the other.
 */
export function createListings({
  model,
  publisher,
  clock,
  tracing,
}: {
  model: Model<AggregateDocument>;
  publisher: OutboxPublisher;
  clock: Clock;
  tracing: Tracing;
}): Listings {
  const outbox = createMongoOutbox(model);
  const store = createAggregateStore<Listing>({
    model,
    outbox,
    publisher,
    tracing,
    derive,
    guard: ({ counted }) => ({ 'counted.seq': counted.seq }),
    notState: [...DERIVED, 'bodyHash'],
  });

  async function readPage(
    { filter, sort }: ListingQuery,
    limit: number,
    position: (listing: Listing) => Position,
  ): Promise<PageOf<Listing>> {
    const found = await model
      .find(filter, store.projection)
      .sort(sort)
      .limit(limit + 1)
      .lean();
    return cutPage(found.map(store.toState), limit, position);
  }

  const byCreation = ({ id, createdAt }: Listing) => ({ id, value: createdAt.toISOString() });
  const byPrice = ({ id, priceMinor }: Listing) => ({ id, value: priceMinor });

  return {
    find: store.find,
    insert: store.insert,
    replace: store.replace,
    async search(criteria, page) {
      const query = searchQuery(criteria, page);
      if (!query) return { rows: [] };
      return readPage(query, page.limit, criteria.sort === 'newest' ? byCreation : byPrice);
    },
    findOfSeller: (userId, page) => readPage(sellerQuery(userId, page), page.limit, byCreation),
    async findRequest(id) {
      const found = await model.findById(id).lean();
      if (!found) return undefined;
      const { bodyHash } = found as { bodyHash?: string };
      return { listing: store.toState(found), bodyHash };
    },
    async findIdsAfter(id, limit) {
      const { filter, sort } = sweepQuery(id);
      const found = await model.find(filter, { _id: 1 }).sort(sort).limit(limit).lean();
      return found.map(({ _id }) => _id);
    },
    outbox,
    republishSource: createRepublishSource({
      model,
      store,
      toEntry: (listing) => ticketEvent(listing, clock()),
    }),
  };
}
