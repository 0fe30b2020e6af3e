import mongoose, { type Collection } from 'mongoose';

export interface NaiveTicket {
  _id: string;
  version: number;
  title: string;
  priceMinor: number;
  currency: string;
  quantity: number;
  userId: string;
}

export interface NaiveOrder {
  _id: string;
  version: number;
  status: 'created' | 'complete' | 'cancelled';
  cancelReason?: 'user' | 'expired';
  userId: string;
  createdAt: Date;
  expiresAt: Date;
  quantity: number;
  ticket: Pick<NaiveTicket, 'title' | 'priceMinor' | 'currency' | 'version'> & { id: string };
  paymentId?: string;
}

export interface NaiveStore {
  tickets: Collection<NaiveTicket>;
  orders: Collection<NaiveOrder>;
}

/** As the tutorials connect: no write concern, no journal, no unique index. */
export async function openNaiveStore(uri: string): Promise<NaiveStore> {
  const connection = await mongoose.createConnection(uri).asPromise();
  return {
    tickets: connection.collection<NaiveTicket>('tickets'),
    orders: connection.collection<NaiveOrder>('orders'),
  };
}
