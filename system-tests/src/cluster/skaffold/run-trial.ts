import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deleteNamespace, makeSecrets, render } from '../conduct/apply';
import { buyAsOperator } from '../conduct/buy-as-operator';
import { findWayIn } from '../conduct/open-shop';
import { refuseToDisturb, type Host } from '../conduct/run-verification';
import { untilNothingIsLeft } from '../conduct/until-nothing-is-left';
import { diagnose } from '../kube/diagnose';
import { createKubectl, type Kubectl } from '../kube/kubectl';
import { runProgram } from '../kube/program';
import { waitUntilReady } from '../kube/wait-until-ready';
import type { Cluster } from '../place/cluster';
import { openEngine } from '../place/engine';
import { writeOverlay } from '../place/overlay';
import { imagesOf, standInsFor } from '../place/stand-ins';
import type { WayIn } from '../shop/way-in';
import { GaveUp, openProtocol, type Protocol } from '../verdict/protocol';
import { writeConfig } from './config';
import { openEdit, PLACES, type Place } from './edit';
import { untilSeen } from './until-seen';
import { startWatching } from './watching';

const NAMESPACE = 'ticketing';
const BUILD_WITHIN_MS = 1_200_000;
const READY_WITHIN_MS = 240_000;
const ANSWERS_WITHIN_MS = 60_000;
/** What `npm run images` calls it. */
const TRUSTING_BASE = 'ticketing/build-base:local';

interface Trial {
  host: Host;
  cluster: Cluster;
  kubectl: Kubectl;
  protocol: Protocol;
  /** Of the container engine as well. */
  env: NodeJS.ProcessEnv;
}

export interface TrialOptions {
  hasStandIns: boolean;
  /** All of them, unless told otherwise. */
  only: Mode | undefined;
}

/**
 * What `skaffold run` and `skaffold dev` deploy, and `skaffold dev` with another bus. The profile `dev` is
 * always among those of `skaffold dev`.
 */
const MODES = {
  run: { base: 'infra/k8s/overlays/dev', profiles: [] },
  dev: { base: 'infra/skaffold/live-edit', profiles: ['dev'] },
  'dev-jetstream': {
    base: 'infra/skaffold/live-edit-jetstream',
    profiles: ['dev', 'dev-jetstream'],
  },
} as const;

export type Mode = keyof typeof MODES;
export const MODE_NAMES = Object.keys(MODES) as Mode[];

/** Everything that skaffold does not bring. @returns its configuration for the trial */
async function prepare(trial: Trial, mode: Mode, hasStandIns: boolean) {
  const { host, cluster, kubectl, protocol, env } = trial;
  const { rootDir } = host;
  const { base, profiles } = MODES[mode];
  const wish = { overlay: 'dev', components: [], tag: 'dev', hasStandIns, base } as const;
  const overlay = writeOverlay(wish, rootDir, `overlay-of-${mode}`);
  const file = path.join(rootDir, `.data/cluster/skaffold-${mode}.yaml`);
  await protocol.must(`skaffold reads its configuration for ${mode}`, () =>
    writeConfig({ rootDir, env, profiles, overlay, file }),
  );
  const images = imagesOf(await render(kubectl, overlay));
  await protocol.must('the images of others are stood in for', () =>
    cluster.standIn(standInsFor(images)),
  );
  await protocol.must('secrets are made', () => makeSecrets(kubectl, rootDir));
  return file;
}

async function tryRun(trial: Trial, hasStandIns: boolean): Promise<void> {
  const { host, cluster, kubectl, protocol, env } = trial;
  const file = await prepare(trial, 'run', hasStandIns);
  const skaffold = (command: string) =>
    runProgram({
      command: 'skaffold',
      args: [command, '--filename', file],
      cwd: host.rootDir,
      env,
      timeoutMs: BUILD_WITHIN_MS,
      signal: host.signal,
    });
  await protocol.must('skaffold run builds and deploys', () => skaffold('run'));
  await protocol.must('everything is ready', () => waitUntilReady(kubectl, READY_WITHIN_MS));
  const wayIn = await findWayIn(kubectl, cluster.ingress);
  await protocol.check('somebody buys what skaffold run has deployed', () =>
    buyAsOperator(wayIn, host.rootDir),
  );
  await protocol.check('skaffold delete takes it away', async () => {
    await skaffold('delete');
    await untilNothingIsLeft(kubectl, READY_WITHIN_MS);
  });
}

async function tryEdit({ host, protocol }: Trial, wayIn: WayIn, place: Place): Promise<void> {
  const edit = openEdit(host.rootDir, place);
  const value = `edit-${Date.now()}`;
  try {
    // The development server compiles a page when it is asked for it the first time.
    await protocol.check(`${place.name} answers`, () =>
      untilSeen(wayIn, place, undefined, ANSWERS_WITHIN_MS),
    );
    await protocol.check(`an edited file of ${place.name} is seen within 10 s`, () => {
      edit.make(value);
      return untilSeen(wayIn, place, value);
    });
    await protocol.check('and undone, within 10 s too', () => {
      edit.undo();
      return untilSeen(wayIn, place, undefined);
    });
  } finally {
    edit.undo();
  }
}

async function tryDev(
  trial: Trial,
  mode: 'dev' | 'dev-jetstream',
  hasStandIns: boolean,
): Promise<void> {
  const { host, cluster, kubectl, protocol, env } = trial;
  const file = await prepare(trial, mode, hasStandIns);
  // Not among the sources: skaffold waits with an edit for as long as anything is written there.
  const logFile = path.join(mkdtempSync(path.join(tmpdir(), 'ticketing-skaffold-')), 'dev.log');
  const watching = await protocol.must(`skaffold dev builds, deploys and watches: ${mode}`, () =>
    startWatching({
      args: ['--filename', file],
      cwd: host.rootDir,
      env,
      logFile,
      timeoutMs: BUILD_WITHIN_MS,
      signal: host.signal,
    }),
  );
  try {
    await protocol.must('everything is ready', () => waitUntilReady(kubectl, READY_WITHIN_MS));
    const wayIn = await findWayIn(kubectl, cluster.ingress);
    for (const place of PLACES) await tryEdit(trial, wayIn, place);
  } finally {
    await protocol.check(`skaffold dev ends and takes it away: ${mode}`, async () => {
      await watching.stop();
      await untilNothingIsLeft(kubectl, READY_WITHIN_MS);
    });
  }
}

/** Names the bases of builds: also the one that trusts an authority of one's own, which a build leaves. */
async function findBase(
  host: Host,
  cluster: Cluster,
  engineEnv: NodeJS.ProcessEnv,
): Promise<NodeJS.ProcessEnv> {
  const base = await cluster.base(engineEnv);
  const env: NodeJS.ProcessEnv = { ...engineEnv, ...(base !== undefined && { NODE_IMAGE: base }) };
  if (!env['NODE_EXTRA_CA_CERTS'] || env['BUILD_IMAGE']) return env;
  await runProgram({
    command: 'npm',
    args: ['run', '--silent', 'images', '--', '--only', 'local'],
    cwd: host.rootDir,
    env,
    timeoutMs: BUILD_WITHIN_MS,
    signal: host.signal,
  });
  return { ...env, BUILD_IMAGE: TRUSTING_BASE };
}

async function onCluster(
  { host, cluster, protocol }: Pick<Trial, 'host' | 'cluster' | 'protocol'>,
  { hasStandIns, only }: TrialOptions,
): Promise<void> {
  const kubectl = createKubectl({ env: cluster.env, namespace: NAMESPACE, signal: host.signal });
  // Before anything that is cleaned up after: what is refused here is not ours to delete.
  await protocol.must('its namespace is free', () => refuseToDisturb(kubectl));
  const dataDir = path.join(host.rootDir, '.data/docker');
  const engine = await openEngine(cluster.env, dataDir);
  try {
    const env = await protocol.must('there is a base to build on', () =>
      findBase(host, cluster, engine.env),
    );
    const trial = { host, cluster, kubectl, protocol, env };
    for (const mode of only ? [only] : MODE_NAMES) {
      await (mode === 'run' ? tryRun(trial, hasStandIns) : tryDev(trial, mode, hasStandIns));
    }
  } finally {
    await deleteNamespace(createKubectl({ env: cluster.env, namespace: NAMESPACE }));
    engine.close();
  }
}

/** `skaffold run` and `skaffold dev` on a cluster. @returns how many things went well, and how many not */
export async function runTrial(
  findCluster: () => Promise<Cluster>,
  options: TrialOptions,
  host: Host,
) {
  let cluster: Cluster | undefined;
  const protocol = openProtocol({
    print: host.print,
    diagnose: async () =>
      cluster ? diagnose(createKubectl({ env: cluster.env, namespace: NAMESPACE })) : [],
  });
  mkdirSync(path.join(host.rootDir, '.data/cluster'), { recursive: true });
  try {
    cluster = await protocol.must('a cluster answers', findCluster);
    await onCluster({ host, cluster, protocol }, options);
  } catch (error) {
    if (!(error instanceof GaveUp)) protocol.note('the trial itself', [String(error)]);
  } finally {
    const found = cluster;
    if (found) await protocol.check('the cluster is left as it was found', () => found.leave());
  }
  return protocol.verdict();
}
