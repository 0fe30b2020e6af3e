import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runProgram } from '../kube/program';
import type { WayIn } from '../shop/way-in';

const TIMEOUT_MS = 90_000;

/** The purchase check that an operator runs: a program of its own, which believes the shop's authority. */
export async function buyAsOperator(wayIn: WayIn, rootDir: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'authority-'));
  const authority = path.join(folder, 'ca.crt');
  writeFileSync(authority, wayIn.authority);
  const address = ['--url', `https://${wayIn.host}`, '--connect-to', wayIn.ingress];
  try {
    await runProgram({
      command: process.execPath,
      args: [path.join(rootDir, 'infra/local/dist/main.js'), 'check', ...address],
      env: { ...process.env, NODE_EXTRA_CA_CERTS: authority },
      timeoutMs: TIMEOUT_MS,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
