import type { Stage } from '@ticketing/local/suite/stage';
import { programSpec, serviceSpecOn, type Site } from './specs';

const uri = 'mongodb://127.0.0.1:1/own';
const mongoUris = { auth: uri, tickets: uri, orders: uri, payments: uri, expiration: uri };

const site: Site = {
  options: { rootDir: '/somewhere', dataDir: '/data', ports: 'free' },
  stage: { port: () => Promise.resolve(1) } as unknown as Stage,
  backing: {
    mongoUris,
    bus: 'nats-streaming',
    natsUrl: '',
    redisUrl: '',
    storeDir: '',
    busDir: '',
  },
  servers: {},
};

describe('a service on the ground of a benchmark', () => {
  it('measures itself, as it does in the cluster', async () => {
    const { env } = await serviceSpecOn(site, { service: 'orders', uri, env: {} });
    expect(env).toMatchObject({ METRICS_PORT: '0', NODE_ENV: 'production' });
  });

  it('has no Stripe that could be asked, where it is payments', async () => {
    const { env } = await serviceSpecOn(site, { service: 'payments', uri, env: {} });
    const stripe = { STRIPE_KEY: expect.stringMatching(/^sk_test_/) as string };
    expect(env).toMatchObject({ ...stripe, STRIPE_API_URL: 'http://127.0.0.1:9' });
  });

  it('is joined by programs that are told the same', async () => {
    const file = 'floors/tickets/main.js';
    const { name, env } = await programSpec(site, { file, uri, env: {}, args: [] });
    expect(name).toBe('tickets');
    expect(env).toMatchObject({ MONGO_URI: uri, METRICS_PORT: '0' });
  });
});
