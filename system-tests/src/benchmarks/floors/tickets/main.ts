import { newId } from '@ticketing/common/store/ids';
import { connectMongo } from '@ticketing/common/store/mongo-connection';
import express, { type Response } from 'express';
import { bare, serve } from '../serve';
import { detailsOf, eventDataOf, NOT_READ, rowOf, type Listing } from './listing';

/**
 * The floor under tickets: handlers that do what the service asks of the database and nothing else. No
 * session, no checks, no log, no events; the driver without mongoose; the same write concern and the
 * same indexes, since its collection is a copy.
 */
async function main(): Promise<void> {
  const connection = await connectMongo(process.env['MONGO_URI'] ?? '');
  const tickets = connection.collection<Listing>('tickets');
  const example = await tickets.findOne({});
  if (!example) throw new Error('there is no listing to take as an example');
  const app = bare(express());

  app.get('/api/tickets/:id', async (request, response) => {
    const found = await tickets.findOne({ _id: request.params.id }, { projection: NOT_READ });
    response.status(found ? 200 : 404).json(found && detailsOf(found));
  });

  app.get('/api/tickets', async (request, response) => {
    const limit = Number(request.query['limit']);
    const found = await tickets
      .find({ onSale: true }, { projection: NOT_READ })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    response.json(found.slice(0, limit).map(rowOf));
  });

  /** The document that the service would write, with its event. */
  const insert = async (body: { title: string }, response: Response): Promise<string> => {
    const id = newId();
    const at = new Date();
    const fields = { ...example, ...body, _id: id, createdAt: at };
    const event = { id: `${id}:0:ticket:created`, type: 'ticket:created', at, version: 0 };
    await tickets.insertOne({ ...fields, outbox: [{ ...event, data: eventDataOf(fields) }] });
    response.status(201).json(rowOf(fields));
    return id;
  };

  app.post('/api/tickets', express.json(), async (request, response) => {
    const id = await insert({ title: (request.body as { title: string }).title }, response);
    const events = { id: { $in: [`${id}:0:ticket:created`] } };
    await tickets.updateOne({ _id: id }, { $pull: { outbox: events } });
  });

  app.post('/insert-only', express.json(), async (request, response) => {
    await insert({ title: (request.body as { title: string }).title }, response);
  });
  serve(app);
}

void main();
