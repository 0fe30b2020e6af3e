import { createSession } from '@ticketing/common/http/session';
import { multiply, toDecimal } from '@ticketing/common/money';
import express, { type Express, type Request, type Response } from 'express';
import { TicketTaken, type NaiveOrders } from './naive-orders';
import type { NaiveOrder } from './naive-store';

const TTL_SECONDS = 3_600;

function view({ _id, ticket, ...order }: NaiveOrder) {
  const { priceMinor, ...pinned } = ticket;
  return {
    id: _id,
    ...order,
    ticket: { ...pinned, price: toDecimal(priceMinor) },
    total: toDecimal(multiply(priceMinor, order.quantity)),
    currency: ticket.currency,
  };
}

function refuse(response: Response, status: number, message: string): void {
  response.status(status).json({ errors: [{ message }] });
}

/** The routes that the swarm uses, in the style of the tutorials. */
export function createNaiveApp(orders: NaiveOrders, jwtKey: string): Express {
  const session = createSession({ jwtKey, sessionTtlSeconds: TTL_SECONDS, cookieSecure: false });
  const app = express();
  app.get('/healthz/ready', (_request, response) => response.json({ status: 'ready' }));
  app.use(express.json(), session.cookie);

  app.post('/api/orders', async (request, response) => {
    const user = session.currentUser(request);
    if (!user) return refuse(response, 401, 'Not authorized');
    const { ticketId, quantity = 1 } = request.body as { ticketId: string; quantity?: number };
    try {
      const order = await orders.place(user.id, ticketId, quantity);
      if (!order) return refuse(response, 404, 'Not Found');
      return response.status(201).json(view(order));
    } catch (error) {
      if (error instanceof TicketTaken) return refuse(response, 400, error.message);
      throw error;
    }
  });

  const owned =
    (handle: (order: NaiveOrder, response: Response) => Promise<unknown>) =>
    async (request: Request<{ id: string }>, response: Response) => {
      const order = await orders.find(request.params.id);
      if (!order) return refuse(response, 404, 'Not Found');
      if (order.userId !== session.currentUser(request)?.id) {
        return refuse(response, 403, 'Forbidden');
      }
      return handle(order, response);
    };

  app.get(
    '/api/orders/:id',
    owned((order, response) => Promise.resolve(response.json(view(order)))),
  );
  app.delete(
    '/api/orders/:id',
    owned(async (order, response) => {
      await orders.cancel(order, 'user');
      return response.status(204).end();
    }),
  );
  return app;
}
