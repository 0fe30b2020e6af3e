import { once } from 'node:events';
import express, { type Response } from 'express';
import { pino } from 'pino';
import { eventually } from '../testing/eventually';
import { createLifecycle } from './lifecycle';
import { listen } from './start-service';

/** A server with one request under way, which is answered when the test says so. */
async function withSlowRequest(options: { drainMs?: number } = {}) {
  const lifecycle = createLifecycle(pino({ enabled: false }));
  const app = express();
  const arrived = new Promise<Response>((resolve) => {
    app.get('/', (_request, response) => resolve(response));
  });
  const port = await listen(app, { host: '127.0.0.1', port: 0, ...options }, lifecycle);
  const url = `http://127.0.0.1:${port}/`;
  const answer = fetch(url).then(
    async (response) => `${await response.text()}, ${response.headers.get('connection')}`,
    () => 'cut off',
  );
  return { lifecycle, url, answer, response: await arrived };
}

const isRefused = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

describe('stopping to listen', () => {
  it('takes no more requests, and lets one finish that was under way and its connection go', async () => {
    const { lifecycle, url, answer, response } = await withSlowRequest();

    const stopped = lifecycle.stop();
    await eventually(() => isRefused(url));
    response.send('done');

    await stopped;
    expect(await answer).toBe('done, close');
  });

  it('cuts a request off that takes longer than the drain', async () => {
    const { lifecycle, answer, response } = await withSlowRequest({ drainMs: 50 });
    const closed = once(response, 'close');

    await lifecycle.stop();

    expect(await answer).toBe('cut off');
    await closed;
  });
});
