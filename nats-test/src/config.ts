import { baseConfig, readConfig } from '@ticketing/common/service/config';
import type { z } from 'zod';

const laboratoryConfig = baseConfig
  .pick({ EVENT_BUS: true, NATS_CLUSTER_ID: true })
  .extend({ NATS_URL: baseConfig.shape.NATS_URL.default('nats://127.0.0.1:4222') });

export function readLaboratoryConfig(
  env: Readonly<Record<string, string | undefined>>,
): z.infer<typeof laboratoryConfig> {
  return readConfig(laboratoryConfig, env);
}
