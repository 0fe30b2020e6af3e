import { readConfig } from './config';
import { createStripeSimulator } from './simulator';

const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown error';
  return 'code' in error && error.code === 'EADDRINUSE' ? 'the port is taken' : error.message;
};

const start = async (args: string[]): Promise<void> => {
  const config = readConfig({ environment: process.env, args });
  const simulator = await createStripeSimulator(config);
  process.stdout.write(`Stripe simulator listens on ${simulator.url}\n`);
  const stop = (): void => {
    void simulator.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

/** The simulator as a process of its own. */
export const runSimulator = (args: string[]): Promise<void> =>
  start(args).catch((error: unknown) => {
    process.stderr.write(`The Stripe simulator does not start: ${explain(error)}\n`);
    process.exit(1);
  });
