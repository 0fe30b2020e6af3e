import type { Progress } from '../../proofs/swarm/tally';
import { INVARIANTS } from '../../proofs/evidence/evidence';
import type { Kubectl } from '../kube/kubectl';
import type { RestartLog } from '../kube/restart-log';
import { watchMachine } from '../machine/watch-machine';
import { judgeWindow, type Window } from '../shop/failed-requests';
import type { WayIn } from '../shop/way-in';
import type { Protocol } from '../verdict/protocol';
import { disrupt } from './disrupt';
import { planDisruptions, PODS_OF_EACH, scaleAll } from './disruptions';
import { judgeWindows } from './judge-windows';
import { judge, orderWindowSeconds } from './judge';
import { startLoad, type Asked } from './load';
import { openShop, type OpenShop } from './open-shop';

const PROGRESS_EVERY_MS = 5_000;

interface Given {
  kubectl: Kubectl;
  wayIn: WayIn;
  protocol: Protocol;
  restarts: RestartLog;
  seed: number;
  /** Pods of each deployment at the end. */
  fewest: number;
  signal: AbortSignal;
}

/** Shows how people fare, now and then. */
function progressTo(say: (line: string) => void): (progress: Progress) => void {
  let shownAt = performance.now();
  return ({ requests, orders, paid }) => {
    if (performance.now() - shownAt < PROGRESS_EVERY_MS) return;
    shownAt = performance.now();
    say(`  ${requests} requests, ${orders.ok} ordered, ${orders.unknown} unknown, ${paid} paid`);
  };
}

async function buyWhileDisrupted(given: Given, shop: OpenShop): Promise<Asked> {
  const { kubectl, protocol, restarts, seed, fewest, signal } = given;
  const onProgress = progressTo(protocol.say);
  const load = startLoad({ shop: shop.options, url: shop.url, seed, signal, onProgress });
  const machine = watchMachine();
  try {
    const planned = await planDisruptions(kubectl, { fewest });
    const judgeNow = (window: Window) => judgeWindow(window, load.answered());
    const witness = { signal, machine, judge: judgeNow };
    const happened = await disrupt(planned, { signal, protocol, restarts, witness });
    const asked = await load.stop();
    for (const { title, faults, detail } of judgeWindows(happened, { ...asked, machine })) {
      protocol.note(title, faults, detail);
    }
    return asked;
  } finally {
    machine.stop();
    await load.stop().catch(() => undefined);
  }
}

/** An operator's day: everything is restarted, scaled and lost once while people buy. Then it is looked up. */
export async function troubleTheShop(given: Given): Promise<void> {
  const { kubectl, wayIn, protocol } = given;
  const { failed: failedBefore } = protocol.verdict();
  await protocol.must('there are two pods of each of ours', () => scaleAll(kubectl, PODS_OF_EACH));
  const shop = await openShop(kubectl, wayIn);
  try {
    const { history } = await buyWhileDisrupted(given, shop);
    const window = await orderWindowSeconds(kubectl);
    const findings = await protocol.must('the evidence is read', () => {
      const { say } = protocol;
      return judge({ kubectl, shop: shop.options, history, orderWindowSeconds: window, say });
    });
    for (const { invariant, looked, violations } of findings) {
      protocol.note(`${invariant} ${INVARIANTS[invariant]}`, violations, looked);
    }
    // Once: many requests and invariants fail for one reason.
    if (protocol.verdict().failed > failedBefore) await protocol.diagnose();
  } finally {
    shop.close();
  }
}
