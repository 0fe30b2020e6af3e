import { request } from 'node:http';
import { startStripeSimulator, type StripeSimulatorKit } from './test-kit';
import { stripeClient } from './testing/stripe-client';

let simulator: StripeSimulatorKit;

beforeAll(async () => {
  simulator = await startStripeSimulator();
});
afterAll(() => simulator.close());

interface Asked {
  path?: string;
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** With node:http, because fetch does not let a test lie about the host. */
const ask = ({ path = '/simulator/ledger', method = 'GET', body, headers = {} }: Asked) =>
  new Promise<{ status: number; json: unknown }>((resolve, reject) => {
    const asking = request(
      `${simulator.url}${path}`,
      {
        method,
        headers: {
          authorization: `Bearer ${simulator.secretKey}`,
          'content-type': 'application/json',
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, json: JSON.parse(text) as unknown });
        });
      },
    );
    asking.on('error', reject);
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });

const control = (body: unknown, headers: Record<string, string> = {}) =>
  ask({ path: '/simulator/control', method: 'POST', body, headers });

test('the ledger shows what happened', async () => {
  const { id } = await stripeClient(simulator).paymentIntents.create({
    amount: 100,
    currency: 'usd',
  });
  const { status, json } = await ask({});
  expect(status).toBe(200);
  expect(json).toMatchObject({
    intents: [{ id }],
    charges: [],
    refunds: [],
    deliveries: [{ type: 'payment_intent.created', status: 'pending' }],
  });
});

test('the control answers with what holds now', async () => {
  const { json } = await control({ webhooks: { repeat: 1, shuffle: true } });
  expect(json).toMatchObject({ webhooks: { repeat: 1, shuffle: true, paused: false } });
  await control({ webhooks: { repeat: 0, shuffle: false } });
});

test.each([{ webhooks: { repeat: -1 } }, { nonsense: {} }, [1]])(
  'the control refuses %j',
  async (body) => {
    expect((await control(body)).status).toBe(400);
  },
);

test('settling can be asked for over HTTP', async () => {
  expect((await ask({ path: '/simulator/settle', method: 'POST' })).status).toBe(200);
});

test.each([
  [{ authorization: 'Bearer pk_test_simulator' }, 401],
  [{ authorization: '' }, 401],
  [{ origin: 'http://localhost:3000' }, 404],
  [{ host: 'evil.test' }, 404],
  [{ 'x-forwarded-for': '127.0.0.1' }, 404],
  [{ 'x-forwarded-host': 'localhost:3000' }, 404],
])('with %j neither control nor ledger is there', async (headers, status) => {
  expect((await ask({ headers })).status).toBe(status);
  expect((await control({ api: { failNext: 5 } }, headers)).status).toBe(status);
  expect(simulator.ledger().intents).toBeDefined();
});

test('a test key is a must', async () => {
  await expect(startStripeSimulator({ secretKey: 'sk_live_1' })).rejects.toThrow('sk_test_');
});

test('it is alive for whoever asks', async () => {
  expect(await ask({ path: '/healthz/live', headers: { authorization: '' } })).toMatchObject({
    status: 200,
  });
});
