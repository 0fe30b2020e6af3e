import { baseConfig, readConfig, wholeNumber } from '@ticketing/common/service/config';
import type { z } from 'zod';

const authConfig = baseConfig.extend({
  SIGNIN_FAILURES_PER_ACCOUNT_MAX: wholeNumber({ min: 1, max: 10_000, default: 10 }),
  SIGNIN_FAILURES_PER_ADDRESS_MAX: wholeNumber({ min: 1, max: 100_000, default: 100 }),
});

export type AuthConfig = z.infer<typeof authConfig>;

export function readAuthConfig(env: Readonly<Record<string, string | undefined>>): AuthConfig {
  return readConfig(authConfig, env);
}
