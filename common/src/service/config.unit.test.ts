import { baseConfig, currencyCode, InvalidConfig, readConfig } from './config';
import { z } from 'zod';

const required = {
  MONGO_URI: 'mongodb://db/orders',
  NATS_URL: 'nats://bus:4222',
  JWT_KEY: 'a-long-enough-secret',
};

describe('the configuration', () => {
  it('is parsed into numbers and flags, with defaults, and frozen', () => {
    const config = readConfig(baseConfig, { ...required, PORT: '8080', COOKIE_SECURE: 'false' });
    expect(config).toMatchObject({
      PORT: 8080,
      COOKIE_SECURE: false,
      EVENT_BUS: 'nats-streaming',
      OUTBOX_BACKLOG_MAX: 100_000,
      SESSION_TTL_SECONDS: 43_200,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty variable as not set', () => {
    expect(readConfig(baseConfig, { ...required, PORT: '' }).PORT).toBe(3000);
  });

  it('names all faults together, and no value', () => {
    const env = { MONGO_URI: 'postgres://secret-host', PORT: 'x', COOKIE_SECURE: 'maybe' };
    const read = () => readConfig(baseConfig, env);
    expect(read).toThrow(InvalidConfig);
    for (const name of ['MONGO_URI', 'NATS_URL', 'JWT_KEY', 'PORT', 'COOKIE_SECURE']) {
      expect(read).toThrow(new RegExp(`  ${name}: `));
    }
    expect(read).not.toThrow('secret-host');
  });

  it('has no default for a secret, and takes no short one', () => {
    expect(() => readConfig(baseConfig, { ...required, JWT_KEY: 'short' })).toThrow('JWT_KEY');
  });

  it.each(['jpy', 'kwd', 'USD', 'dollar', 'xyz'])('refuses the currency %s', (CURRENCY) => {
    expect(() => readConfig(z.object({ CURRENCY: currencyCode }), { CURRENCY })).toThrow(
      'CURRENCY',
    );
  });
});
