import { pino } from 'pino';
import { createLifecycle } from './lifecycle';

const logger = pino({ level: 'silent' });

describe('the end of a service', () => {
  it('releases what was acquired, the last first, once', async () => {
    const released: string[] = [];
    const lifecycle = createLifecycle(logger);
    for (const name of ['database', 'bus', 'http']) {
      lifecycle.onStop(name, () => void released.push(name));
    }
    await Promise.all([lifecycle.stop(), lifecycle.stop()]);
    expect(released).toEqual(['http', 'bus', 'database']);
  });

  it('goes on when a release fails', async () => {
    const released: string[] = [];
    const lifecycle = createLifecycle(logger);
    lifecycle.onStop('database', () => void released.push('database'));
    lifecycle.onStop('bus', () => Promise.reject(new Error('already gone')));
    await lifecycle.stop();
    expect(released).toEqual(['database']);
  });
});
