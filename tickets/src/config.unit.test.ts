import { testEnv } from '@ticketing/common/testing/test-service';
import { readTicketsConfig } from './config';

describe('the environment of tickets', () => {
  it('has US dollars and 50 cents where nothing else is said', () => {
    expect(readTicketsConfig(testEnv())).toMatchObject({ CURRENCY: 'usd', PRICE_MIN_MINOR: 50 });
  });

  it.each([
    [{ CURRENCY: 'jpy' }, 'CURRENCY'],
    [{ CURRENCY: 'USD' }, 'CURRENCY'],
    [{ PRICE_MIN_MINOR: '0' }, 'PRICE_MIN_MINOR'],
    [{ PRICE_MIN_MINOR: '0.5' }, 'PRICE_MIN_MINOR'],
  ])('refuses %j', (env, name) => {
    expect(() => readTicketsConfig(testEnv(env))).toThrow(name);
  });
});
