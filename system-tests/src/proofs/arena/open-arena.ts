import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMachine } from '@ticketing/local/backing/create-machine';
import { resolveStripe } from '@ticketing/local/backing/stripe';
import type { SuiteOptions } from '@ticketing/local/suite/options';
import { sessionKey } from '@ticketing/local/suite/secrets';
import { addressOf } from '@ticketing/local/suite/specs';
import { openStage, type Stage } from '@ticketing/local/suite/stage';
import { startBacking } from '@ticketing/local/suite/start-backing';
import { PEACE } from '../probe/journal';
import { writeProbeOrders } from '../probe/write-probe-orders';
import type { Arena, ArenaOptions, Pod, Victim } from './arena';
import { flushRedis, loseBrokerData } from './data-loss';
import { openEndsBook, type EndsBook } from './ends';
import { linkOf, podsOf, startLinks, type Links, type Places } from './links';
import { operate } from './operate';
import { podOf } from './pod';
import { BACKINGS, POD_NAMES, PODS, type BackingName, type PodName } from './pods';
import { journalDir, ordersFile, podSpec, probeDir, stripeSpec, type Setup } from './specs';
import { victimOf, withLastLines } from './victim';

const rootDir = path.resolve(__dirname, '../../../..');
/** What a developer has given to `npm start` is never a victim: everything here is the arena's own. */
const GIVEN = /^STRIPE_|_MONGO_URI$|^(NATS_URL|REDIS_URL|JWT_KEY|JWT_KEY_PREVIOUS|NODE_ENV)$/;

function ownEnvironment(): Record<string, string | undefined> {
  const entries = Object.entries(process.env).filter(([name]) => !GIVEN.test(name));
  return Object.fromEntries(entries);
}

/** Ports for the run: a process that is started again finds its own one free. */
async function choosePlaces(stage: Stage): Promise<Places> {
  const places: Partial<Record<PodName | BackingName, number>> = {};
  for (const { name, port } of stage.processes) places[name as BackingName] = port;
  for (const pod of POD_NAMES) places[pod] = await stage.port(PODS[pod]);
  places['stripe-simulator'] = await stage.port('stripe-simulator');
  return places as Places;
}

/** What has to be given back, also where the start fails half-way. */
interface Held {
  stage: Stage;
  dataDir: string;
  links?: Links;
  isClosing: boolean;
}

async function startEverything(
  arena: ArenaOptions,
  suite: SuiteOptions,
  held: Held,
): Promise<Setup> {
  const { stage } = held;
  const { env = {}, dataDir } = suite;
  const say = (line: string) => arena.onNote?.(line);
  const cacheDir = path.join(rootDir, '.data');
  const machine = createMachine({ env, rootDir, cacheDir, say });
  const backing = await startBacking({ options: suite, machine, stage });
  const places = await choosePlaces(stage);
  const links = (held.links = await startLinks(places));
  const jwtKey = sessionKey(dataDir);
  const setup = { suite, arena, backing, stripe: resolveStripe({ env }), jwtKey, places, links };
  for (const pod of POD_NAMES) writeProbeOrders(ordersFile(dataDir, pod), PEACE);
  await stage.bring([stripeSpec(setup), ...POD_NAMES.map((pod) => podSpec(setup, pod))]);
  return setup;
}

interface Cast {
  pods: ReadonlyMap<PodName, Pod>;
  backings: ReadonlyMap<BackingName, Victim>;
}

function castOf(held: Held, ends: EndsBook, { suite, links }: Setup): Cast {
  // Whoever starts again what has died may not have heard yet that all is over.
  const rules = { onRunning: ends.started, mayStart: () => !held.isClosing };
  const victims = new Map(
    held.stage.processes.map((process) => [process.name, victimOf(process, rules)] as const),
  );
  const victim = (name: PodName | BackingName): Victim => {
    const found = victims.get(name);
    if (!found) throw new Error(`the arena has no ${name} of its own`);
    return found;
  };
  const pod = (name: PodName): Pod =>
    podOf(victim(name), {
      name,
      port: linkOf(links, `buyers>${name}`).port,
      ordersFile: ordersFile(suite.dataDir, name),
    });
  return {
    pods: new Map(POD_NAMES.map((name) => [name, pod(name)])),
    backings: new Map(BACKINGS.map((name) => [name, victim(name)])),
  };
}

function directAddresses({ backing, stripe, places }: Setup): Arena['direct'] {
  return {
    mongoUris: backing.mongoUris,
    natsUrl: backing.natsUrl,
    redisUrl: backing.redisUrl,
    stripeUrl: addressOf(places['stripe-simulator']),
    stripeKey: stripe.env['STRIPE_KEY'] ?? '',
  };
}

function assemble(
  setup: Setup,
  { cast, ends, close }: { cast: Cast; ends: EndsBook; close: Arena['close'] },
): Arena {
  const { backing, suite, stripe, jwtKey, links, places } = setup;
  const { dataDir } = suite;
  const direct = directAddresses(setup);
  const pod = (name: PodName) => cast.pods.get(name) as Pod;
  const victim = (name: BackingName) => cast.backings.get(name) as Victim;
  return {
    bus: backing.bus,
    jwtKey,
    dataDir,
    journalDir: journalDir(dataDir),
    pod,
    pods: (service) => (service ? podsOf(service) : POD_NAMES).map(pod),
    backing: victim,
    link: (name) => linkOf(links, name),
    links: () => [...links.values()],
    direct,
    loseBrokerData: () => loseBrokerData(victim('nats'), backing.busDir),
    flushRedis: () => flushRedis(places.redis),
    operate: (service, ...args) =>
      operate({ rootDir, bus: backing.bus, direct, stripeEnv: stripe.env }, service, args),
    unexpectedEnds: ends.unexpected,
    close,
  };
}

async function endEverything(
  { keepData = false, onNote }: Pick<ArenaOptions, 'keepData' | 'onNote'>,
  held: Held,
): Promise<void> {
  const { stage, dataDir, links } = held;
  held.isClosing = true;
  // By force: one that is frozen, or cut off, would take its whole grace period.
  for (const process of [...stage.processes].reverse()) await process.kill('SIGKILL');
  await stage.clear();
  await Promise.all([...(links?.values() ?? [])].map((link) => link.close()));
  if (keepData) onNote?.(`data, logs and journals are kept in ${dataDir}`);
  else rmSync(dataDir, { recursive: true, force: true });
}

/**
 * Starts everything as real processes, with a relay on every link.
 *
 * @throws after everything that was started has been ended again
 */
export async function openArena(arena: ArenaOptions): Promise<Arena> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'ticketing-arena-'));
  for (const folder of [probeDir(dataDir), journalDir(dataDir)]) mkdirSync(folder);
  const ends = openEndsBook(journalDir(dataDir));
  const suite: SuiteOptions = {
    rootDir,
    dataDir,
    ports: 'free',
    env: { ...ownEnvironment(), NODE_ENV: 'development' },
    bus: arena.bus,
    onNote: (line) => arena.onNote?.(line),
    onEvent: ends.hear,
  };
  const stage = openStage(suite);
  const held: Held = { stage, dataDir, isClosing: false };
  try {
    const setup = await startEverything(arena, suite, held);
    const cast = castOf(held, ends, setup);
    let closed: Promise<void> | undefined;
    const close: Arena['close'] = ({ keepData = false } = {}) =>
      (closed ??= endEverything({ ...arena, keepData: keepData || arena.keepData === true }, held));
    return assemble(setup, { cast, ends, close });
  } catch (error) {
    await endEverything(arena, held);
    throw withLastLines(error);
  }
}
