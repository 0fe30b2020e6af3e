import { defineModel } from '@ticketing/common/store/aggregate-schema';
import { applyIfNewer, type ReplicaDocument } from '@ticketing/common/store/replica-store';
import type { Connection, Model } from 'mongoose';
import type { Ticket } from '../domain/ticket';

export type TicketDocument = Omit<Ticket, 'id'> & ReplicaDocument;

/** Listings as tickets has published them. */
export interface TicketStore {
  find(id: string): Promise<Ticket | undefined>;
  /** Keeps the newest version, in whatever order they come. @returns whether anything was written */
  apply(ticket: Ticket): Promise<boolean>;
}

export function defineTicketModel(connection: Connection): Model<TicketDocument> {
  return defineModel<TicketDocument>(connection, {
    name: 'tickets',
    fields: {
      version: { type: Number, required: true },
      title: { type: String, required: true },
      priceMinor: { type: Number, required: true },
      currency: { type: String, required: true },
      quantity: { type: Number, required: true },
      userId: { type: String, required: true },
    },
  });
}

export function createTicketStore(model: Model<TicketDocument>): TicketStore {
  return {
    async find(id) {
      const document = await model.findById(id).lean<TicketDocument>();
      if (!document) return undefined;
      const { _id, ...fields } = document;
      return { id: _id, ...fields };
    },
    apply({ id, ...fields }) {
      return applyIfNewer(model, { _id: id, ...fields });
    },
  };
}
