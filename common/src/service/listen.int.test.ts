import { setTimeout as delay } from 'node:timers/promises';
import express from 'express';
import { pino } from 'pino';
import { createLifecycle } from './lifecycle';
import { listen } from './start-service';

/** Less than the deadline of every request, and more than a message gets. */
const SLOW_MS = 6_000;

describe('stopping to listen', () => {
  it('lets a slow request finish that was under way', async () => {
    const lifecycle = createLifecycle(pino({ enabled: false }));
    const app = express();
    let arrived = () => {};
    const isUnderWay = new Promise<void>((resolve) => (arrived = resolve));
    app.get('/', (_request, response) => {
      arrived();
      void delay(SLOW_MS).then(() => response.send('done'));
    });
    const port = await listen(app, { host: '127.0.0.1', port: 0 }, lifecycle);
    const answer = fetch(`http://127.0.0.1:${port}/`);
    await isUnderWay;
    await lifecycle.stop();
    expect(await (await answer).text()).toBe('done');
  });
});
