import { connectMongo } from '@ticketing/common/store/mongo-connection';
import express from 'express';
import { orderDocument } from '../../contests/kit/replicas';
import { bare, serve } from '../serve';

/** The floor under reservations: one insert for each request, of a unit that the caller has chosen. */
async function main(): Promise<void> {
  const connection = await connectMongo(process.env['MONGO_URI'] ?? '');
  const orders = connection.collection<ReturnType<typeof orderDocument>>('orders');
  const app = bare(express());
  app.post('/api/orders', express.json(), async (request, response) => {
    const { ticketId, unit } = request.body as { ticketId: string; unit: number };
    const { _id: id, outbox: _events, ...order } = await insert(orderDocument(ticketId, unit));
    response.status(201).json({ id, ...order });
  });

  async function insert(document: ReturnType<typeof orderDocument>) {
    await orders.insertOne(document);
    return document;
  }
  serve(app);
}

void main();
