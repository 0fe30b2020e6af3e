import { defineModel } from '@ticketing/common/store/aggregate-schema';
import { applyIfNewer } from '@ticketing/common/store/replica-store';
import type { Connection, Model } from 'mongoose';
import type { ReservationGroup, TakingStatus } from '../domain/availability';
import type { Reservation } from '../domain/reservation';

type ReservationDocument = Omit<Reservation, 'orderId'> & { _id: string };

export interface Reservations {
  /** Keeps a reservation unless a newer version of it is there. Returns whether it was written. */
  apply(reservation: Reservation): Promise<boolean>;
  /** What the orders of a listing have of it, by status. */
  groupsOf(ticketId: string): Promise<ReservationGroup[]>;
}

export function defineReservationModel(connection: Connection): Model<ReservationDocument> {
  return defineModel<ReservationDocument>(connection, {
    name: 'reservations',
    fields: {
      version: { type: Number, required: true },
      ticketId: { type: String, required: true },
      quantity: { type: Number, required: true },
      priceMinor: { type: Number, required: true },
      totalMinor: { type: Number, required: true },
      status: { type: String, required: true },
      expiresAt: { type: Date, required: true },
    },
    indexes: [{ keys: { ticketId: 1, status: 1, expiresAt: 1 } }],
  });
}

const TAKING: readonly TakingStatus[] = ['held', 'sold'];

/** Reservations that take units. Those that are released stay too, for their versions. */
export function takingFilter(ticketId: string): Record<string, unknown> {
  return { ticketId, status: { $in: [...TAKING] } };
}

/** Those in one status, the window that ends first before the others. */
export function firstQuery(ticketId: string, status: TakingStatus) {
  return { filter: { ticketId, status }, sort: { expiresAt: 1 } } as const;
}

/** What tickets knows of orders: one document for each, the newest version that was heard of. */
export function createReservations(model: Model<ReservationDocument>): Reservations {
  async function firstOf(ticketId: string, status: TakingStatus) {
    const { filter, sort } = firstQuery(ticketId, status);
    const [found] = await model.find(filter).sort(sort).limit(1).lean();
    return found && { orderId: found._id, expiresAt: found.expiresAt };
  }

  return {
    apply: ({ orderId, ...fields }) => applyIfNewer(model, { _id: orderId, ...fields }),
    async groupsOf(ticketId) {
      const groups = await model.aggregate<{
        _id: TakingStatus;
        units: number;
        totalMinor: number;
      }>([
        { $match: takingFilter(ticketId) },
        {
          $group: {
            _id: '$status',
            units: { $sum: '$quantity' },
            totalMinor: { $sum: '$totalMinor' },
          },
        },
      ]);
      return Promise.all(
        groups.map(async ({ _id: status, ...sums }) => {
          const first = await firstOf(ticketId, status);
          return { status, ...sums, ...(first && { first }) };
        }),
      );
    },
  };
}
