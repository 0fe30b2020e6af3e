import {
  baseConfig,
  currencyCode,
  readConfig,
  wholeNumber,
} from '@ticketing/common/service/config';
import { z } from 'zod';

const paymentsConfig = baseConfig.extend({
  STRIPE_KEY: z.string().regex(/^(sk|rk)_(test|live)_/, 'must be a secret key of Stripe'),
  STRIPE_PUBLISHABLE_KEY: z.string().regex(/^pk_(test|live)_/, 'must be a publishable key'),
  STRIPE_WEBHOOK_SECRET: z.string().min(8),
  /** Still accepted while the secret is being rotated. */
  STRIPE_WEBHOOK_SECRET_PREVIOUS: z.string().min(8).optional(),
  /** Where Stripe's API is, when it is not at Stripe. */
  STRIPE_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What the shop sells in now. An order is paid in the currency that it was placed in. */
  CURRENCY: currencyCode,
  PAYMENT_MARGIN_SECONDS: wholeNumber({ min: 0, max: 600, default: 2 }),
});

export type PaymentsConfig = z.infer<typeof paymentsConfig>;

export function readPaymentsConfig(
  env: Readonly<Record<string, string | undefined>>,
): PaymentsConfig {
  return readConfig(paymentsConfig, env);
}
