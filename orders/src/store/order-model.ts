import {
  defineAggregateModel,
  type AggregateDocument,
  type IndexSpecification,
} from '@ticketing/common/store/aggregate-schema';
import type { Connection, Model } from 'mongoose';

/** The lock of the whole platform: a unit is claimed by one order at most. */
export const CLAIMS_INDEX: IndexSpecification = { keys: { claims: 1 }, unique: true };

/** Whose orders a list gives, or those on which listing. */
const LISTS = [{ userId: 1 }, { sellerId: 1 }, { sellerId: 1, 'ticket.id': 1 }] as const;
const NEWEST_FIRST = { createdAt: -1, _id: -1 } as const;

/** For each list, of all statuses or of some, an index that gives its rows in its order. */
const LIST_INDEXES = LISTS.flatMap((owner): IndexSpecification[] => [
  { keys: { ...owner, ...NEWEST_FIRST } },
  { keys: { ...owner, status: 1, ...NEWEST_FIRST } },
]);

/**
 * Orders. `claims` and `liveUntil` follow from the state, `bodyHash` is the request's and never
 * changes.
 */
export function defineOrderModel(connection: Connection): Model<AggregateDocument> {
  return defineAggregateModel(connection, {
    name: 'orders',
    fields: {
      status: {
        type: String,
        enum: ['created', 'awaiting:payment', 'complete', 'cancelled'],
        required: true,
      },
      cancelReason: { type: String, enum: ['user', 'expired'] },
      userId: { type: String, required: true },
      sellerId: { type: String, required: true },
      createdAt: { type: Date, required: true },
      expiresAt: { type: Date, required: true },
      quantity: { type: Number, required: true },
      ticket: {
        id: { type: String, required: true },
        title: { type: String, required: true },
        priceMinor: { type: Number, required: true },
        currency: { type: String, required: true },
        version: { type: Number, required: true },
      },
      units: { type: [Number], required: true },
      paymentId: { type: String },
      completedAt: { type: Date },
      rescued: { type: Boolean },
      rejectedPaymentIds: { type: [String], required: true },
      claims: { type: [String], required: true },
      liveUntil: { type: Date },
      bodyHash: { type: String },
    },
    indexes: [CLAIMS_INDEX, ...LIST_INDEXES, { keys: { liveUntil: 1 } }],
  });
}
