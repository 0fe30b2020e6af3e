import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { createProxy } from './create-proxy';

const TABLE = [
  { prefix: '/api/orders', service: 'orders' },
  { prefix: '/api/payments', service: 'payments' },
  { prefix: '/stripe-simulator', service: 'stripe-simulator', strip: true },
];

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the proxy', () => {
  const open: Server[] = [];
  afterEach(() => open.splice(0).forEach((server) => server.close()));

  async function proxyTo(handler: RequestListener): Promise<string> {
    const service = createServer(handler);
    const gone = createServer();
    const [orders, payments] = [await listen(service), await listen(gone)];
    gone.close();
    const targets = { orders, payments, 'stripe-simulator': orders };
    const proxy = createProxy({ table: TABLE, targets });
    open.push(service, proxy);
    return listen(proxy);
  }

  const echo: RequestListener = (incoming, response) => {
    const { method, url, headers } = incoming;
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString('base64');
      response.end(JSON.stringify({ method, url, headers, body }));
    });
  };

  it('passes method, path, query and a body byte for byte', async () => {
    const url = await proxyTo(echo);
    const bytes = Buffer.from([0, 255, 13, 10, 123]);
    const answer = await fetch(`${url}/api/orders/1?a=b%20c`, { method: 'PUT', body: bytes });
    expect(await answer.json()).toMatchObject({
      method: 'PUT',
      url: '/api/orders/1?a=b%20c',
      body: bytes.toString('base64'),
    });
  });

  it('says where a request comes from, whatever the client says', async () => {
    const url = await proxyTo(echo);
    const lies = {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=6.6.6.6',
      'x-real-ip': '6.6.6.6',
    };
    const answer = await fetch(`${url}/api/orders`, { headers: lies });
    const { headers } = (await answer.json()) as { headers: Record<string, string> };
    const { host } = new URL(url);
    expect(headers).toMatchObject({
      host,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': host,
    });
    expect(headers).not.toHaveProperty('forwarded');
    expect(headers).not.toHaveProperty('x-real-ip');
  });

  it('strips the prefix of a service that does not know of it, and tells it', async () => {
    const url = await proxyTo(echo);
    const answer = await fetch(`${url}/stripe-simulator/v1/refunds?limit=1`);
    expect(await answer.json()).toMatchObject({
      url: '/v1/refunds?limit=1',
      headers: { 'x-forwarded-prefix': '/stripe-simulator' },
    });
  });

  it('passes an event stream on as it comes', async () => {
    let finish = () => undefined as unknown;
    const url = await proxyTo((_incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: order\n\n');
      finish = () => response.end('event: last\n\n');
    });
    const outgoing = request(`${url}/api/orders/1/events`).end();
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    const [first] = (await once(answer, 'data')) as [Buffer];
    expect(first.toString()).toBe('event: order\n\n');
    finish();
    const [last] = (await once(answer, 'data')) as [Buffer];
    expect(last.toString()).toBe('event: last\n\n');
  });

  it('lets go of the service when the browser goes away', async () => {
    let left = () => undefined as unknown;
    const gone = new Promise<void>((resolve) => (left = resolve));
    const url = await proxyTo((_incoming, response) => {
      response.on('close', () => left());
      response.write('event: order\n\n');
    });
    const outgoing = request(`${url}/api/orders/1/events`).end();
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    answer.destroy();
    await gone;
  });

  it('breaks an answer off where the service does, instead of ending it as if it were whole', async () => {
    const url = await proxyTo((_incoming, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    });
    const answer = await fetch(`${url}/api/orders`);
    await expect(answer.text()).rejects.toThrow();
  });

  it("answers 503 in the contract's form while a service is down", async () => {
    const url = await proxyTo(echo);
    const answer = await fetch(`${url}/api/payments`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const body = { errors: [{ message: 'The service is not available, please try again' }] };
    expect(await answer.json()).toEqual(body);
  });

  it('answers 404 where nothing owns the path', async () => {
    const url = await proxyTo(echo);
    const answer = await fetch(`${url}/elsewhere`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ errors: [{ message: 'Not Found' }] });
  });
});
