import { runProxy } from './proxy/run-proxy';
import { runOnSite } from './start/run-on-site';
import { runSimulator } from './stripe-simulator/run-simulator';

const USAGE = `usage: main.js PROGRAM [options]
  stripe-simulator   Stripe's part, with no money behind it
  proxy              one address for the shop and its services
  demo-data --url URL [--connect-to HOST:PORT] [--wait-seconds N]
  check --url URL [--connect-to HOST:PORT] [--wait-seconds N]
                     one purchase in a shop that runs somewhere`;

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** What else runs beside the platform where it is tried out; in a container these share one image. */
async function main([program = '', ...args]: readonly string[]): Promise<void> {
  switch (program) {
    case 'stripe-simulator':
      return runSimulator(args);
    case 'proxy':
      return runProxy(process.env);
    case 'demo-data':
    case 'check':
      return process.exit(await runOnSite(program, args, print));
    default:
      print(USAGE);
      process.exit(2);
  }
}

void main(process.argv.slice(2));
