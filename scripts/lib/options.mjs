import path from 'node:path';
import { parseArgs } from 'node:util';

const SOURCES = ['given', 'found', 'container', 'fetched', 'embedded'];
const BUSES = ['nats-streaming', 'jetstream'];
const PORT_NAMES = [
  'proxy',
  'client',
  'auth',
  'tickets',
  'orders',
  'payments',
  'expiration',
  'stripe-simulator',
  'mongodb',
  'nats',
  'redis',
  'prometheus',
  'grafana',
];

export const USAGE = `npm start [-- options]           run the whole platform on this machine
npm start -- status              each process with pid, port and health
npm start -- --check             run one purchase, on the running platform or on one started for it
npm start -- --check --url URL   run one purchase in a shop that runs somewhere else

  --port N | NAME=N    port of the proxy (3000), or of one of ${PORT_NAMES.join(', ')}
  --mongo SOURCE       ${SOURCES.join(' | ')}
  --redis SOURCE       the same, without embedded
  --bus KIND           ${BUSES.join(' | ')}
  --fresh              begin empty, and ask again for what could not be had
  --no-demo            no demo sellers and listings
  --connect-to H:P     with --url: where to connect to, whatever the address names
  --watch              rebuild and restart what changes (npm run dev)
  --observe            Prometheus and Grafana beside it, as far as they are there
  --verbose            logs on the screen too, and the output of the build
  --data DIR           where data and logs are (.data)
  --help`;

export class InvalidOptions extends Error {}

function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', multiple: true },
        mongo: { type: 'string' },
        redis: { type: 'string' },
        bus: { type: 'string' },
        data: { type: 'string' },
        fresh: { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        watch: { type: 'boolean' },
        observe: { type: 'boolean' },
        verbose: { type: 'boolean' },
        check: { type: 'boolean' },
        url: { type: 'string' },
        'connect-to': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new InvalidOptions(error.message.split('. ')[0]);
  }
}

function oneOf(name, allowed, value) {
  if (value === undefined || allowed.includes(value)) return value;
  throw new InvalidOptions(`--${name} must be one of ${allowed.join(', ')}, not "${value}"`);
}

function portsFrom(values = []) {
  const entries = values.map((value) => {
    const [, name = 'proxy', digits] = /^(?:([a-z-]+)=)?(\d{1,5})$/.exec(value) ?? [];
    const port = Number(digits);
    if (PORT_NAMES.includes(name) && port >= 1 && port <= 65_535) return [name, port];
    throw new InvalidOptions(`--port must be a port, or NAME=port, not "${value}"`);
  });
  return Object.fromEntries(entries);
}

/** What was asked for. Throws InvalidOptions with a sentence about what makes no sense. */
export function readOptions(args, { rootDir, env }) {
  const { values, positionals } = parse(args);
  const [command = 'start', ...more] = positionals;
  if (!['start', 'status'].includes(command) || more.length > 0) {
    throw new InvalidOptions(`"${[...positionals].join(' ')}" is not a command`);
  }
  if (values.url !== undefined && !values.check)
    throw new InvalidOptions('--url belongs to --check');
  oneOf('bus (EVENT_BUS)', BUSES, env.EVENT_BUS || undefined);
  return {
    command,
    help: values.help ?? false,
    fresh: values.fresh ?? false,
    verbose: values.verbose ?? false,
    check: values.check ?? false,
    url: values.url,
    connectTo: values['connect-to'],
    watch: values.watch ?? false,
    observe: values.observe ?? false,
    demo: !values['no-demo'],
    mongo: oneOf('mongo', SOURCES, values.mongo),
    redis: oneOf('redis', SOURCES.slice(0, -1), values.redis),
    bus: oneOf('bus', BUSES, values.bus),
    ports: portsFrom(values.port),
    dataDir: path.resolve(rootDir, values.data ?? '.data'),
  };
}
