import { readConfig } from './config';
import { createStripeSimulator } from './simulator';

const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown error';
  return 'code' in error && error.code === 'EADDRINUSE' ? 'the port is taken' : error.message;
};

const main = async (): Promise<void> => {
  const config = readConfig({ environment: process.env, args: process.argv.slice(2) });
  const simulator = await createStripeSimulator(config);
  process.stdout.write(`Stripe simulator listens on ${simulator.url}\n`);
  const stop = (): void => {
    void simulator.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

main().catch((error: unknown) => {
  process.stderr.write(`The Stripe simulator does not start: ${explain(error)}\n`);
  process.exit(1);
});
