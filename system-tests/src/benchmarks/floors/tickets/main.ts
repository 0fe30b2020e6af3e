import { newId } from '@ticketing/common/store/ids';
import { connectMongo } from '@ticketing/common/store/mongo-connection';
import express, { type Response } from 'express';
import type { Document } from '../../ground/databases';
import { bare, serve } from '../serve';

/**
 * The floor under tickets: handlers that do what the service asks of the database and nothing else. No
 * session, no checks, no log, no events; the driver without mongoose; the same write concern and the
 * same indexes, since its collection is a copy.
 */
async function main(): Promise<void> {
  const connection = await connectMongo(process.env['MONGO_URI'] ?? '');
  const tickets = connection.collection<Document>('tickets');
  const example = await tickets.findOne({});
  const app = bare(express());

  function view({ _id: id, title, priceMinor, currency, quantity, userId, version }: Document) {
    return { id, title, price: Number(priceMinor) / 100, currency, quantity, userId, version };
  }

  app.get('/api/tickets/:id', async (request, response) => {
    const found = await tickets.findOne({ _id: request.params.id });
    response.status(found ? 200 : 404).json(found && view(found));
  });

  app.get('/api/tickets', async (request, response) => {
    const limit = Number(request.query['limit']);
    const found = await tickets
      .find({ onSale: true })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    response.json(found.slice(0, limit).map(view));
  });

  /** The document that the service would write, with its event. */
  async function insert(body: object, response: Response): Promise<string> {
    const id = newId();
    const at = new Date();
    const fields = { ...example, ...body, _id: id, createdAt: at };
    const event = { id: `${id}:0:ticket:created`, type: 'ticket:created', at, version: 0 };
    await tickets.insertOne({ ...fields, outbox: [{ ...event, data: view(fields) }] });
    response.status(201).json(view(fields));
    return id;
  }

  app.post('/api/tickets', express.json(), async (request, response) => {
    const id = await insert({ title: (request.body as { title: string }).title }, response);
    const events = { id: { $in: [`${id}:0:ticket:created`] } };
    await tickets.updateOne({ _id: id }, { $pull: { outbox: events } } as object);
  });

  app.post('/insert-only', express.json(), async (request, response) => {
    await insert({ title: (request.body as { title: string }).title }, response);
  });
  serve(app);
}

void main();
