import {
  baseConfig,
  currencyCode,
  readConfig,
  wholeNumber,
} from '@ticketing/common/service/config';
import type { z } from 'zod';
import { PRICE_MAX_MINOR } from './domain/price';

const ticketsConfig = baseConfig.extend({
  CURRENCY: currencyCode,
  /** Below this a card payment costs more than it brings. */
  PRICE_MIN_MINOR: wholeNumber({ min: 1, max: PRICE_MAX_MINOR, default: 50 }),
});

export type TicketsConfig = z.infer<typeof ticketsConfig>;

export function readTicketsConfig(
  env: Readonly<Record<string, string | undefined>>,
): TicketsConfig {
  return readConfig(ticketsConfig, env);
}
