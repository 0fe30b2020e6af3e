import { defineModel } from '@ticketing/common/store/aggregate-schema';
import { applyIfNewer } from '@ticketing/common/store/replica-store';
import type { Connection, Model } from 'mongoose';
import { TAKING_STATUSES, type ReservationGroup } from '../domain/availability';
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
    indexes: [{ keys: { ticketId: 1, status: 1 } }],
  });
}

/** The condition for reservations that take units. Those that ended stay, for their versions. */
export function takingQuery(ticketId: string): Record<string, unknown> {
  return { ticketId, status: { $in: [...TAKING_STATUSES] } };
}

/** What tickets knows of orders: one document for each, the newest version that was heard of. */
export function createReservations(model: Model<ReservationDocument>): Reservations {
  return {
    apply: ({ orderId, ...fields }) => applyIfNewer(model, { _id: orderId, ...fields }),
    async groupsOf(ticketId) {
      const groups = await model.aggregate<Omit<ReservationGroup, 'status'> & { _id: string }>([
        { $match: takingQuery(ticketId) },
        {
          $group: {
            _id: '$status',
            units: { $sum: '$quantity' },
            totalMinor: { $sum: '$totalMinor' },
            firstExpiresAt: { $min: '$expiresAt' },
            orderId: { $min: '$_id' },
          },
        },
      ]);
      return groups.map(({ _id, ...group }) => ({
        status: _id as ReservationGroup['status'],
        ...group,
      }));
    },
  };
}
