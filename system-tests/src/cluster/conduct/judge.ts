import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Evidence, Finding } from '../../proofs/evidence/evidence';
import { untilQuiet } from '../../proofs/evidence/quiet';
import { readEvidence } from '../../proofs/evidence/read-evidence';
import { invariants } from '../../proofs/invariants/invariants';
import { buyOne } from '../../proofs/swarm/buy-one';
import type { HistoryEntry } from '../../proofs/swarm/history';
import { openRecord } from '../../proofs/swarm/record';
import type { ShopOptions } from '../../proofs/swarm/shop';
import type { Kubectl } from '../kube/kubectl';
import { readVariable } from '../kube/settings';
import { openDatabaseWays } from './open-shop';

const QUIET_WITHIN_MS = 120_000;
const FRESH_PURCHASE_WITHIN_MS = 30_000;
const EXPIRY_BOUND_MS = 15_000;
/** It counts what only the probes of a proof write down. */
const NEEDS_PROBES = 'I12';

interface Given {
  kubectl: Kubectl;
  shop: ShopOptions;
  history: readonly HistoryEntry[];
  orderWindowSeconds: number;
  say: (line: string) => void;
}

type Seen = Parameters<typeof readEvidence>[0];

async function readAll({ shop, ...given }: Given, seen: Seen): Promise<Evidence> {
  const waits = { brokerDataLostAtMs: [], timeoutMs: QUIET_WITHIN_MS };
  const { tookMs, openWork } = await untilQuiet(seen, waits);
  const still = openWork.length > 0 ? `; still: ${openWork.join('; ')}` : '';
  given.say(`quiet after ${(tookMs / 1_000).toFixed(1)} s${still}`);
  const healedAtMs = Date.now();
  const record = openRecord();
  const withinMs = FRESH_PURCHASE_WITHIN_MS;
  const freshPurchase = await buyOne({ ...shop, withinMs, record });
  await untilQuiet(seen, { ...waits, timeoutMs: FRESH_PURCHASE_WITHIN_MS });
  return readEvidence(seen, {
    history: [...given.history, ...record.entries()],
    settings: {
      orderWindowMs: given.orderWindowSeconds * 1_000,
      expiryBoundMs: EXPIRY_BOUND_MS,
      healBoundMs: QUIET_WITHIN_MS,
    },
    poisonedIds: [],
    brokerDataLostAtMs: [],
    healedAtMs,
    freshPurchase,
  });
}

/**
 * What the proofs promise, looked up in the databases of the cluster. There are no probes in its pods: what
 * only their journals tell, such as who held a unit in between, is not looked at.
 */
export async function judge(given: Given): Promise<readonly Finding[]> {
  const { kubectl, shop } = given;
  const ways = await openDatabaseWays(kubectl);
  const journalDir = mkdtempSync(path.join(tmpdir(), 'no-journals-'));
  try {
    const direct = {
      mongoUris: ways.mongoUris,
      natsUrl: '',
      redisUrl: '',
      stripeUrl: shop.stripe.url,
      stripeKey: shop.stripe.key,
    };
    const evidence = await readAll(given, { direct, journalDir });
    const findings = invariants.map((invariant) => invariant(evidence));
    return findings.filter(({ invariant }) => invariant !== NEEDS_PROBES);
  } finally {
    ways.close();
    rmSync(journalDir, { recursive: true, force: true });
  }
}

export async function orderWindowSeconds(kubectl: Kubectl): Promise<number> {
  return Number(await readVariable(kubectl, 'orders', 'ORDER_WINDOW_SECONDS'));
}
