import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Unavailable } from '@ticketing/common/errors';
import { createStripeGateway } from './stripe-gateway';
import { AnsweredWithFault, type StripePort } from './stripe-port';

const CALL_MS = 2_000;

describe('a gateway between Stripe and us', () => {
  let server: Server;
  let stripe: StripePort;
  let answer: { status: number; body: string };

  beforeEach(async () => {
    server = createServer((_request, response) => {
      response.writeHead(answer.status).end(answer.body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    stripe = createStripeGateway({
      secretKey: 'sk_test_any',
      webhookSecrets: [],
      apiUrl: `http://127.0.0.1:${port}`,
    });
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const confirm = () =>
    stripe.confirm({ stripeId: 'pi_1', paymentId: 'p', n: 1, token: 'tok_visa' }, CALL_MS);

  it('that answers with a page of its own leaves the outcome unknown, and nothing to be repeated', async () => {
    for (const status of [200, 502]) {
      answer = { status, body: '<html>Bad gateway</html>' };
      const error: unknown = await confirm().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Unavailable);
      expect(error).not.toBeInstanceOf(AnsweredWithFault);
    }
  });
});
