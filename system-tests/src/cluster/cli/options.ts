import { parseArgs } from 'node:util';

export interface VerifyOptions {
  /** A folder that brings a cluster up; the current context otherwise. */
  up: string | undefined;
  overlay: 'dev' | 'prod';
  components: readonly string[];
  /** The images are there already. */
  reuseImages: boolean;
  /** `host:port` of the ingress of the current context. */
  ingress: string;
  seed: number;
  /** Leaves the platform in the cluster, to be looked at. */
  keep: boolean;
}

export const USAGE = `usage: npm run verify:cluster -- [options]
  --up FOLDER        a folder with the programs up, down, images and load; the current context otherwise
  --overlay NAME     dev or prod, of infra/k8s/overlays (dev)
  --component NAME   of infra/k8s/components, such as jetstream; may be repeated
  --reuse-images     do not build: the images are there
  --ingress H:P      where the ingress of the current context takes TLS (127.0.0.1:443)
  --seed N           repeat what people do in an earlier run; something new each time otherwise
  --keep             leave the platform in the cluster, to be looked at
  --help`;

export class InvalidOptions extends Error {
  override readonly name = 'InvalidOptions';
}

const DEFINITIONS = {
  up: { type: 'string' },
  overlay: { type: 'string', default: 'dev' },
  component: { type: 'string', multiple: true },
  'reuse-images': { type: 'boolean', default: false },
  ingress: { type: 'string', default: '127.0.0.1:443' },
  seed: { type: 'string' },
  keep: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const SEED_MAX = 2 ** 31 - 1;
const COMPONENT = /^[a-z][a-z0-9-]*$/;
const ADDRESS = /^.+:\d{1,5}$/;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: DEFINITIONS }).values;
  } catch (error) {
    throw new InvalidOptions(error instanceof Error ? error.message : String(error));
  }
}

function overlayOf(text: string): 'dev' | 'prod' {
  if (text === 'dev' || text === 'prod') return text;
  throw new InvalidOptions(`--overlay takes dev or prod, not ${text}`);
}

function seedOf(text: string | undefined, fresh: number): number {
  const seed = text === undefined ? (fresh % SEED_MAX) + 1 : Number(text);
  if (Number.isInteger(seed) && seed >= 1 && seed <= SEED_MAX) return seed;
  throw new InvalidOptions(
    `--seed takes a whole number from 1 to ${SEED_MAX}, not ${String(text)}`,
  );
}

/**
 * @returns nothing where help is asked for
 * @throws {InvalidOptions} that says what is wrong and what would be right
 */
export function readOptions(args: readonly string[], freshSeed: number): VerifyOptions | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const components = values.component ?? [];
  const odd = components.find((name) => !COMPONENT.test(name));
  if (odd !== undefined) throw new InvalidOptions(`--component takes a name, not ${odd}`);
  if (!ADDRESS.test(values.ingress)) {
    throw new InvalidOptions(`--ingress takes HOST:PORT, not ${values.ingress}`);
  }
  return {
    up: values.up,
    overlay: overlayOf(values.overlay),
    components,
    reuseImages: values['reuse-images'],
    ingress: values.ingress,
    seed: seedOf(values.seed, freshSeed),
    keep: values.keep,
  };
}
