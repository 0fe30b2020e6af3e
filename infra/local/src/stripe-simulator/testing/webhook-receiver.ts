import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';

interface Received {
  event: Stripe.Event;
  status: number;
}

export interface WebhookReceiver {
  url: string;
  received: Received[];
  typesOf(objectId: string): string[];
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

const idOf = (object: object): string | undefined =>
  'id' in object && typeof object.id === 'string' ? object.id : undefined;

/** An endpoint that believes only what Stripe's own library can verify. */
export const startWebhookReceiver = async ({
  secret = 'whsec_simulator',
  statusFor = () => 200,
}: {
  secret?: string;
  /** How the nth request (from 0) is answered. */
  statusFor?: (index: number) => number;
} = {}): Promise<WebhookReceiver> => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const signature = request.headers['stripe-signature'] ?? '';
      const event = Stripe.webhooks.constructEvent(body, signature, secret);
      const status = statusFor(received.length);
      received.push({ event, status });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/payments/webhook`,
    received,
    typesOf: (objectId) =>
      received
        .filter(({ event }) => idOf(event.data.object) === objectId)
        .map(({ event }) => event.type),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
