import { defineModel } from '@ticketing/common/store/aggregate-schema';
import { applyIfNewer } from '@ticketing/common/store/replica-store';
import type { Connection, Model } from 'mongoose';
import type { Order } from '../domain/order';

/** `openRejections` are the rejected payments that the sweep has not found settled yet. */
type OrderDocument = Omit<Order, 'id' | 'rejectedPaymentIds'> & {
  _id: string;
  rejectedPaymentIds: string[];
  openRejections: string[];
};

export interface Orders {
  find(id: string): Promise<Order | undefined>;
  /** Applies what is newer than what is known. */
  apply(order: Order): Promise<boolean>;
  /** Orders with rejected payments that are not known to be settled. */
  findOpenRejections(limit: number): Promise<{ orderId: string; paymentIds: string[] }[]>;
  /** The sweep needs to look at these no more. */
  closeRejections(orderId: string, paymentIds: readonly string[]): Promise<void>;
}

export function defineOrderModel(connection: Connection): Model<OrderDocument> {
  const text = { type: String, required: true };
  return defineModel<OrderDocument>(connection, {
    name: 'orders',
    fields: {
      version: { type: Number, required: true },
      status: text,
      cancelReason: String,
      userId: text,
      expiresAt: { type: Date, required: true },
      amountMinor: { type: Number, required: true },
      currency: text,
      paymentId: String,
      rejectedPaymentIds: { type: [String], required: true },
      openRejections: { type: [String], required: true },
    },
    indexes: [{ keys: { openRejections: 1 } }],
  });
}

export function createOrders(model: Model<OrderDocument>): Orders {
  return {
    async find(id) {
      const found = await model.findById(id).lean();
      if (!found) return undefined;
      const { _id, openRejections: _open, ...fields } = found;
      return { id: _id, ...fields };
    },
    apply({ id, rejectedPaymentIds, ...fields }) {
      const rejected = [...rejectedPaymentIds];
      const document = { _id: id, ...fields, rejectedPaymentIds: rejected };
      return applyIfNewer(model, { ...document, openRejections: [...rejected] });
    },
    async findOpenRejections(limit) {
      // Any id is greater than the empty text: bounds the index scan to orders that have one.
      const found = await model
        .find({ openRejections: { $gt: '' } }, { openRejections: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id, openRejections }) => ({
        orderId: _id,
        paymentIds: openRejections,
      }));
    },
    async closeRejections(orderId, paymentIds) {
      await model.updateOne(
        { _id: orderId },
        { $pull: { openRejections: { $in: [...paymentIds] } } },
      );
    },
  };
}
