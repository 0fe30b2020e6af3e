import { baseConfig, readConfig } from '@ticketing/common/service/config';
import { z } from 'zod';

const expirationConfig = baseConfig.extend({
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must be a redis:// address'),
  /** Begins every key in Redis, so that one Redis can serve more than one installation. */
  REDIS_KEY_PREFIX: z.string().min(1).default('ticketing'),
});

export type ExpirationConfig = z.infer<typeof expirationConfig>;

export function readExpirationConfig(
  env: Readonly<Record<string, string | undefined>>,
): ExpirationConfig {
  return readConfig(expirationConfig, env);
}
