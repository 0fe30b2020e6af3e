import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exchange } from './exchange';

describe('an exchange with a shop', () => {
  it('connects to where it is told and asks for the name in the address', async () => {
    const server = createServer((request, response) => {
      response.writeHead(201, { 'content-type': 'text/plain' });
      response.end(`${request.method ?? ''} ${request.headers.host ?? ''}${request.url ?? ''}`);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const connectTo = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const site = { url: 'http://shop.example', connectTo };
    const answer = await exchange(site, { method: 'GET', path: '/orders', headers: {} });
    server.close();
    expect(answer).toMatchObject({ status: 201, text: 'GET shop.example/orders' });
  });

  it('fails where nobody listens', async () => {
    const site = { url: 'http://shop.example', connectTo: '127.0.0.1:9' };
    await expect(exchange(site, { method: 'GET', path: '/', headers: {} })).rejects.toThrow();
  });
});
