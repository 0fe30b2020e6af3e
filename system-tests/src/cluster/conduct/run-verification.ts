import type { VerifyOptions } from '../cli/options';
import { diagnose } from '../kube/diagnose';
import { createKubectl, type Kubectl } from '../kube/kubectl';
import { openRestartLog } from '../kube/restart-log';
import { readPods, waitUntilReady } from '../kube/wait-until-ready';
import type { Cluster } from '../place/cluster';
import { writeOverlay } from '../place/overlay';
import { imagesOf, ownImages, standInsFor } from '../place/stand-ins';
import type { WayIn } from '../shop/way-in';
import { GaveUp, openProtocol, type Protocol } from '../verdict/protocol';
import {
  apply,
  countVolumes,
  deleteApplied,
  deleteNamespace,
  differences,
  makeSecrets,
  namespaceExists,
  render,
  tryToApply,
} from './apply';
import { buildImages } from './build-images';
import { buyAsOperator } from './buy-as-operator';
import { findCluster } from './find-cluster';
import { lookInBrowser } from './look-in-browser';
import { findWayIn } from './open-shop';
import { troubleTheShop } from './trouble-the-shop';
import { untilNothingIsLeft } from './until-nothing-is-left';

const NAMESPACE = 'ticketing';
const READY_WITHIN_MS = 240_000;
const TAG = 'dev';
const ITSELF = 'the verification itself';

export interface Host {
  rootDir: string;
  env: NodeJS.ProcessEnv;
  print: (line: string) => void;
  signal: AbortSignal;
}

interface Stage {
  options: VerifyOptions;
  host: Host;
  cluster: Cluster;
  kubectl: Kubectl;
  protocol: Protocol;
  overlay: string;
}

async function bringImages({ options, host, cluster, kubectl, protocol, overlay }: Stage) {
  const manifests = await protocol.must('the manifests are rendered', () =>
    render(kubectl, overlay),
  );
  const images = imagesOf(manifests);
  const own = ownImages(images);
  await protocol.must(options.reuseImages ? 'images are brought in' : 'images are built', () =>
    buildImages({ own, cluster, host, isBuilt: options.reuseImages, tag: TAG }),
  );
  await protocol.must('the images of others are stood in for', () =>
    cluster.standIn(standInsFor(images)),
  );
}

async function install({ cluster, host, kubectl, protocol, overlay }: Stage): Promise<WayIn> {
  await protocol.must('secrets are made', () => makeSecrets(kubectl, host.rootDir));
  await protocol.check('secrets are made once', async () => {
    const said = await makeSecrets(kubectl, host.rootDir);
    if (/ created$/m.test(said)) throw new Error(said);
  });
  await protocol.must('the API server takes every object, without a warning', () =>
    tryToApply(kubectl, overlay),
  );
  await protocol.must('the overlay is applied', () => apply(kubectl, overlay));
  await protocol.must('everything is ready', () => waitUntilReady(kubectl, READY_WITHIN_MS));
  return findWayIn(kubectl, cluster.ingress);
}

async function applyAgain({ kubectl, protocol, overlay }: Stage): Promise<void> {
  await protocol.check('applied again it changes nothing', async () => {
    const changed = await differences(kubectl, overlay);
    if (changed.length > 0) throw new Error(changed.join('\n'));
    await apply(kubectl, overlay);
    await waitUntilReady(kubectl, READY_WITHIN_MS);
  });
}

async function remove({ kubectl, protocol, overlay }: Stage): Promise<void> {
  const volumes = await countVolumes(kubectl);
  await protocol.check('deleted it leaves nothing but its volumes and secrets', async () => {
    await deleteApplied(kubectl, overlay);
    await untilNothingIsLeft(kubectl, READY_WITHIN_MS);
    const kept = await countVolumes(kubectl);
    if (kept !== volumes) throw new Error(`${kept} of ${volumes} volumes are left`);
  });
}

async function tryOut(stage: Stage): Promise<void> {
  const { options, host, kubectl, protocol } = stage;
  await bringImages(stage);
  const wayIn = await install(stage);
  const restarts = await openRestartLog(() => readPods(kubectl));
  await protocol.check('somebody buys through the ingress, over TLS', () =>
    buyAsOperator(wayIn, host.rootDir),
  );
  await protocol.check('the shop opens in Chromium', () => lookInBrowser(wayIn));
  const { seed, overlay } = options;
  const { signal } = host;
  await troubleTheShop({
    kubectl,
    wayIn,
    protocol,
    restarts,
    seed,
    fewest: overlay === 'dev' ? 1 : 2,
    signal,
  });
  await protocol.check('no container has ended by itself', async () => {
    await restarts.look();
    const restarted = restarts.seen();
    if (restarted.length > 0) throw new Error(restarted.join('\n'));
  });
  await applyAgain(stage);
  if (!options.keep) await remove(stage);
}

/**
 * A namespace that is there is somebody's: it is deleted after the trial, with the volumes and
 * secrets that an operator keeps in it while nothing runs.
 */
export async function refuseToDisturb(kubectl: Kubectl): Promise<void> {
  if (!(await namespaceExists(kubectl))) return;
  throw new Error(
    `the namespace ${kubectl.namespace} is there already: delete it first, or take another cluster`,
  );
}

async function onCluster(given: Pick<Stage, 'options' | 'host' | 'cluster'>, protocol: Protocol) {
  const { options, host, cluster } = given;
  const { env } = cluster;
  const kubectl = createKubectl({ env, namespace: NAMESPACE, signal: host.signal });
  await protocol.must('its namespace is free', () => refuseToDisturb(kubectl));
  const { overlay: name, components, up } = options;
  const wish = { overlay: name, components, tag: TAG, hasStandIns: up !== undefined };
  const overlay = writeOverlay(wish, host.rootDir);
  try {
    await tryOut({ ...given, kubectl, protocol, overlay });
  } catch (error) {
    if (error instanceof GaveUp) throw error;
    // Here, before the pods that could tell of it are deleted.
    protocol.note(ITSELF, [String(error)]);
    await protocol.diagnose();
    throw new GaveUp(ITSELF, { cause: error });
  } finally {
    // An interrupted run is cleaned up after as well.
    const cleaning = createKubectl({ env, namespace: NAMESPACE });
    if (!options.keep) await deleteNamespace(cleaning);
  }
}

/** @returns how many things went well and how many did not */
export async function runVerification(options: VerifyOptions, host: Host) {
  const { print, signal, env } = host;
  let clusterEnv: NodeJS.ProcessEnv | undefined;
  const protocol = openProtocol({
    print,
    diagnose: async () =>
      clusterEnv ? diagnose(createKubectl({ env: clusterEnv, namespace: NAMESPACE })) : [],
  });
  protocol.say(`overlay ${[options.overlay, ...options.components].join(' + ')}`);
  protocol.say(`seed ${options.seed}`);
  let cluster: Cluster | undefined;
  try {
    const found = await protocol.must('a cluster answers', () => findCluster(options, env, signal));
    cluster = found;
    clusterEnv = found.env;
    await onCluster({ options, host, cluster: found }, protocol);
  } catch (error) {
    if (!(error instanceof GaveUp)) protocol.note(ITSELF, [String(error)]);
  } finally {
    const found = cluster;
    if (found && !options.keep) {
      await protocol.check('the cluster is left as it was found', () => found.leave());
    }
  }
  return protocol.verdict();
}
