import { testEnv } from '@ticketing/common/testing/test-service';
import { readOrdersConfig } from './config';

describe('the configuration of orders', () => {
  it('has defaults for everything but addresses and secrets', () => {
    expect(readOrdersConfig(testEnv())).toMatchObject({
      ORDER_WINDOW_SECONDS: 900,
      ORDER_UNITS_MAX: 10,
      ORDER_WATCHERS_MAX: 1_000,
    });
  });

  it('names every fault at once', () => {
    const env = testEnv({ ORDER_WINDOW_SECONDS: '0', ORDER_UNITS_MAX: 'ten' });
    expect(() => readOrdersConfig(env)).toThrow(/ORDER_WINDOW_SECONDS[^]*ORDER_UNITS_MAX/);
  });
});
