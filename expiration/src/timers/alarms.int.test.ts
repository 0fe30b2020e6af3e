import { newId } from '@ticketing/common/store/ids';
import { eventually } from '@ticketing/common/testing/eventually';
import { pino } from 'pino';
import { createTestRedis, type TestRedis } from '../testing/redis-server';
import { createAlarms, type Alarms } from './alarms';

describe('alarms', () => {
  let redis: TestRedis;
  let alarms: Alarms;
  let rung: string[] = [];
  let warnings: string[] = [];

  beforeEach(async () => {
    redis = await createTestRedis();
    await redis.start();
    rung = [];
    warnings = [];
    alarms = createAlarms({
      redisUrl: redis.url,
      keyPrefix: 'alarms',
      clock: () => new Date(),
      logger: pino({ level: 'warn' }, { write: (line) => void warnings.push(line) }),
    });
  });
  afterEach(async () => {
    await alarms.stop();
    await redis.close();
  });

  const start = () => {
    alarms.start((id) => {
      rung.push(id);
      return Promise.resolve();
    });
  };
  it('ring although Redis was busy with a script of somebody when they began', async () => {
    const release = await redis.occupy();
    start();
    await eventually(() => warnings.some((line) => line.includes('refused to let alarms ring')));
    await release();
    await eventually(() => alarms.status() === 'connected');
    const id = newId();
    await eventually(() => alarms.set([{ id, fireAt: new Date() }]));
    await eventually(() => expect(rung).toContain(id));
  }, 30_000);
});
