import { defineModel } from '@ticketing/common/store/aggregate-schema';
import { applyIfNewer } from '@ticketing/common/store/replica-store';
import type { Connection, Model } from 'mongoose';
import type { Order } from '../domain/order';

/** `openRejections` are the rejected payments that the sweep has not found settled yet. */
type OrderDocument = Omit<Order, 'id' | 'rejectedPaymentIds'> & {
  _id: string;
  rejectedPaymentIds: string[];
  openRejections: string[];
  /** The same as a plain value, because an index over a list gives no order by id. */
  hasOpenRejections: boolean;
};

export interface OpenRejections {
  orderId: string;
  paymentIds: readonly string[];
}

export interface Orders {
  find(id: string): Promise<Order | undefined>;
  /** Applies what is newer than what is known. */
  apply(order: Order): Promise<boolean>;
  /** Orders with rejected payments that are not known to be settled: those after an id, in its order. */
  findOpenRejections(afterId: string, limit: number): Promise<OpenRejections[]>;
  /** The sweep needs to look at these no more. Does nothing when the open ones have changed meanwhile. */
  closeRejections(open: OpenRejections, settled: readonly string[]): Promise<void>;
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
      hasOpenRejections: { type: Boolean, required: true },
      traceparent: String,
    },
    indexes: [{ keys: { hasOpenRejections: 1, _id: 1 } }],
  });
}

/** What is left open, in both its forms. */
function leftOpen(
  ids: readonly string[],
): Pick<OrderDocument, 'openRejections' | 'hasOpenRejections'> {
  return { openRejections: [...ids], hasOpenRejections: ids.length > 0 };
}

export function createOrders(model: Model<OrderDocument>): Orders {
  return {
    async find(id) {
      const found = await model.findById(id).lean();
      if (!found) return undefined;
      const { _id, openRejections: _open, hasOpenRejections: _hasOpen, ...fields } = found;
      return { id: _id, ...fields };
    },
    apply({ id, rejectedPaymentIds, ...fields }) {
      const document = { _id: id, ...fields, rejectedPaymentIds: [...rejectedPaymentIds] };
      return applyIfNewer(model, { ...document, ...leftOpen(rejectedPaymentIds) });
    },
    async findOpenRejections(afterId, limit) {
      const found = await model
        .find({ hasOpenRejections: true, _id: { $gt: afterId } }, { openRejections: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id, openRejections }) => ({
        orderId: _id,
        paymentIds: openRejections,
      }));
    },
    async closeRejections({ orderId, paymentIds }, settled) {
      const left = paymentIds.filter((id) => !settled.includes(id));
      const unchanged = { _id: orderId, openRejections: [...paymentIds] };
      await model.updateOne(unchanged, { $set: leftOpen(left) });
    },
  };
}
