import { parseArgs } from 'node:util';
import type { StripeSimulatorOptions } from './simulator';

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  'webhook-url': { type: 'string' },
  'data-file': { type: 'string' },
  'public-url': { type: 'string' },
} as const;

interface Settings {
  environment: Readonly<Record<string, string | undefined>>;
  args: string[];
}

/** Reads flags, then the environment. All faults are reported together. */
export const readConfig = ({ environment, args }: Settings): StripeSimulatorOptions => {
  const { values: flags } = parseArgs({ args, options });
  const faults: string[] = [];
  const needed = (name: string, value: string | undefined): string => {
    if (value === undefined || value === '') faults.push(`${name} is missing`);
    return value ?? '';
  };
  if (environment['NODE_ENV'] === 'production') {
    faults.push('NODE_ENV is production: the Stripe simulator is for development and tests only');
  }
  const port = Number(flags.port ?? environment['PORT'] ?? '3110');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push('PORT is not a port');
  const secretKey = needed('STRIPE_KEY', environment['STRIPE_KEY']);
  if (secretKey !== '' && !secretKey.startsWith('sk_test_')) {
    faults.push('STRIPE_KEY is not a test key: it must begin with sk_test_');
  }
  const host = flags.host ?? environment['HOST'];
  const publicUrl = flags['public-url'] ?? environment['STRIPE_SIMULATOR_PUBLIC_URL'];
  const publishableKey = environment['STRIPE_PUBLISHABLE_KEY'];
  const config = {
    port,
    secretKey,
    webhookSecret: needed('STRIPE_WEBHOOK_SECRET', environment['STRIPE_WEBHOOK_SECRET']),
    webhookUrl: flags['webhook-url'] ?? environment['STRIPE_WEBHOOK_URL'],
    dataFile: needed(
      'STRIPE_SIMULATOR_DATA_FILE (or --data-file)',
      flags['data-file'] ?? environment['STRIPE_SIMULATOR_DATA_FILE'],
    ),
    ...(publishableKey === undefined ? {} : { publishableKey }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(host === undefined || host === '' ? {} : { host }),
  };
  if (config.webhookUrl !== undefined && !URL.canParse(config.webhookUrl)) {
    faults.push('STRIPE_WEBHOOK_URL (or --webhook-url) is not a URL');
  }
  if (faults.length > 0) throw new Error(faults.join('; '));
  return Object.freeze(config);
};
