import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Told } from '../floors/probe/preload';
import type { Ground, Program } from './ground';
import { until } from './until';

const rootDir = path.resolve(__dirname, '../../../..');
/** Loaded into a service before its own code. */
const PRELOAD = path.join(rootDir, 'system-tests/dist/benchmarks/floors/probe/preload.js');

export interface Probe<T = Told> {
  /** What a service is started with to have this probe. */
  nodeArgs: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Asks the process: about its memory now and its event loop since, or what else its probe tells. */
  ask(program: Program): Promise<T>;
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // It is being written.
    return undefined;
  }
}

/** @param preload what is loaded into the service instead, and answers by `tellWhenAsked` */
export function createProbe<T = Told>(ground: Ground, preload = PRELOAD): Probe<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ticketing-probe-'));
  ground.onClear(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
  const file = path.join(folder, 'told.json');
  return {
    nodeArgs: ['--require', preload],
    env: { BENCH_PROBE_FILE: file },
    async ask({ process }) {
      if (existsSync(file)) rmSync(file);
      await process.kill('SIGUSR2');
      let told: T | undefined;
      await until(
        'the probe has answered',
        () => (told = read(file) as T | undefined) !== undefined,
      );
      if (!told) throw new Error('the probe has not answered');
      return told;
    },
  };
}
