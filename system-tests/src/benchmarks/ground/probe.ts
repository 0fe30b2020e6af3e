import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Told } from '../floors/probe/preload';
import type { Ground, Program } from './ground';
import { until } from './until';

const rootDir = path.resolve(__dirname, '../../../..');
/** Loaded into a service before its own code. */
const PRELOAD = path.join(rootDir, 'system-tests/dist/benchmarks/floors/probe/preload.js');

export interface Probe {
  /** What a service is started with to have this probe. */
  nodeArgs: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Asks the process: about its memory now, and its event loop since it was last asked. */
  ask(program: Program): Promise<Told>;
}

function read(file: string): Told | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Told;
  } catch {
    // It is being written.
    return undefined;
  }
}

export function createProbe(ground: Ground): Probe {
  const folder = mkdtempSync(path.join(tmpdir(), 'ticketing-probe-'));
  ground.onClear(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
  const file = path.join(folder, 'told.json');
  return {
    nodeArgs: ['--require', PRELOAD],
    env: { BENCH_PROBE_FILE: file },
    async ask({ process }) {
      if (existsSync(file)) rmSync(file);
      await process.kill('SIGUSR2');
      let told: Told | undefined;
      await until('the probe has answered', () => (told = read(file)) !== undefined);
      if (!told) throw new Error('the probe has not answered');
      return told;
    },
  };
}
