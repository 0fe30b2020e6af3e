import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { StripeEvent } from '../domain/objects';
import { createSendWebhook } from './send';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('a webhook', () => {
  let server: Server;
  beforeEach(async () => {
    // Takes what comes, and never answers.
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function attempt({ timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal }) {
    const send = createSendWebhook({ secret: 'whsec_1', clock: Date.now, timeoutMs });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return send({ event: { id: 'evt_1' } as StripeEvent, url, signal });
  }

  it('that nobody answers is given up in time, however often garbage is collected before', async () => {
    const attempted = attempt({ timeoutMs: 500, signal: new AbortController().signal });
    // On a busy machine the time may be over before the request is there.
    await Promise.race([once(server, 'request'), attempted]);
    for (let times = 0; times < 3; times += 1) {
      collectGarbage();
      await turn();
    }
    expect(await attempted).toHaveProperty('error');
  });

  it('is given up at once when the simulator ends', async () => {
    const closing = new AbortController();
    const attempted = attempt({ timeoutMs: 60_000, signal: closing.signal });
    await once(server, 'request');
    closing.abort();
    expect(await attempted).toHaveProperty('error');
  });
});
