import { baseConfig, readConfig, wholeNumber } from '@ticketing/common/service/config';
import type { z } from 'zod';

const ordersConfig = baseConfig.extend({
  /** How long an order holds its units before it expires. */
  ORDER_WINDOW_SECONDS: wholeNumber({ min: 1, max: 86_400, default: 900 }),
  ORDER_UNITS_MAX: wholeNumber({ min: 1, max: 100, default: 10 }),
  /** Open event streams in one pod. */
  ORDER_WATCHERS_MAX: wholeNumber({ min: 1, max: 100_000, default: 1_000 }),
});

export type OrdersConfig = z.infer<typeof ordersConfig>;

export function readOrdersConfig(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<OrdersConfig> {
  return readConfig(ordersConfig, env);
}
