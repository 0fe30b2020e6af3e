import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { isPortFree } from './ports';

describe('a port', () => {
  it.each(['127.0.0.1', '0.0.0.0'])('is taken while a server listens on %s', async (host) => {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await isPortFree(port)).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await isPortFree(port)).toBe(true);
  });
});
