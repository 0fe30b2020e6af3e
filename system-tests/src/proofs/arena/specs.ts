import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ProcessSpec } from '@ticketing/local/processes/process-spec';
import type { SuiteOptions } from '@ticketing/local/suite/options';
import { addressOf, serviceSpec, simulatorSpec } from '@ticketing/local/suite/specs';
import type { Backing } from '@ticketing/local/suite/start-backing';
import type { StripeChoice } from '@ticketing/local/backing/stripe';
import type { ArenaOptions } from './arena';
import { linkOf, type Links, type Places } from './links';
import { PODS, type PodName } from './pods';

const READY_WITHIN_MS = 30_000;

/** What a process of the arena is made from. */
export interface Setup {
  suite: SuiteOptions;
  arena: ArenaOptions;
  backing: Backing;
  stripe: StripeChoice;
  jwtKey: string;
  places: Places;
  links: Links;
}

export const probeDir = (dataDir: string) => path.join(dataDir, 'probes');
export const journalDir = (dataDir: string) => path.join(dataDir, 'journals');
export const ordersFile = (dataDir: string, pod: PodName) =>
  path.join(probeDir(dataDir), `${pod}.json`);

/** The same addresses with the ports of relays. Nothing but the port differs, so nothing else can leak. */
function throughLinks({ backing, links }: Setup, pod: PodName): Backing {
  const service = PODS[pod];
  const lead = (
    url: string,
    link: `${PodName}>mongodb` | `${PodName}>nats` | 'expiration>redis',
  ) => {
    const address = new URL(url);
    address.port = String(linkOf(links, link).port);
    return address.href;
  };
  return {
    ...backing,
    mongoUris: {
      ...backing.mongoUris,
      [service]: lead(backing.mongoUris[service], `${pod}>mongodb`),
    },
    natsUrl: lead(backing.natsUrl, `${pod}>nats`),
    ...(pod === 'expiration' && { redisUrl: lead(backing.redisUrl, `${pod}>redis`) }),
  };
}

function stripeFor({ stripe, links }: Setup, pod: PodName): Readonly<Record<string, string>> {
  if (pod !== 'payments-1' && pod !== 'payments-2') return {};
  const { port } = linkOf(links, `${pod}>stripe-simulator`);
  return { ...stripe.env, STRIPE_API_URL: addressOf(port) };
}

function probe({ rootDir }: SuiteOptions): string {
  const file = path.join(rootDir, 'system-tests/dist/proofs/probe/preload.js');
  if (!existsSync(file)) throw new Error(`${file} is not there: build it with "npx tsc -b"`);
  return file;
}

/** One pod, with its probe in front of its program and relays in place of what it stands on. */
export function podSpec(setup: Setup, pod: PodName): ProcessSpec {
  const { suite, arena, places, jwtKey } = setup;
  const { dataDir } = suite;
  const service = PODS[pod];
  const settings = {
    LOG_LEVEL: 'info',
    ORDER_WINDOW_SECONDS: String(arena.orderWindowSeconds),
    PAYMENT_MARGIN_SECONDS: '1',
    // No proxy stands in front of a pod here.
    TRUST_PROXY_HOPS: '0',
    ...arena.settings,
    PROOF_POD: pod,
    PROOF_ORDERS_FILE: ordersFile(dataDir, pod),
    PROOF_JOURNAL_DIR: journalDir(dataDir),
    PROOF_MUTANTS: (arena.mutants ?? []).join(','),
    PROOF_SEED: String(arena.seed ?? 1),
  };
  const spec = serviceSpec(service, {
    options: { ...suite, serviceEnv: { all: settings } },
    port: places[pod],
    backing: throughLinks(setup, pod),
    stripe: stripeFor(setup, pod),
    jwtKey,
  });
  const isReplaced = service === 'orders' && arena.ordersProgram !== undefined;
  const program = isReplaced ? [arena.ordersProgram ?? ''] : spec.args;
  return {
    ...spec,
    name: pod,
    args: ['--require', probe(suite), ...program],
    readyWithinMs: READY_WITHIN_MS,
  };
}

export function stripeSpec({ suite, backing, stripe, places, links }: Setup): ProcessSpec {
  const port = places['stripe-simulator'];
  return simulatorSpec({
    options: suite,
    stripe,
    port,
    paymentsPort: linkOf(links, 'stripe-simulator>payments').port,
    proxyPort: port,
    storeDir: backing.storeDir,
  });
}
