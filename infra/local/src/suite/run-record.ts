import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endKnownProcesses } from '../processes/end-group';
import { isStillRunning, type KnownProcess } from '../processes/identity';

const GRACE_MS = 8_000;

export interface RecordedProcess extends Partial<KnownProcess> {
  name: string;
  port: number;
  state: string;
  logFile: string;
}

/** What runs, on disk: for `status`, and for the next start where this one could not clean up. */
export interface RunRecord {
  launcher: KnownProcess;
  url?: string;
  startedAt: string;
  guardianPid?: number;
  processes: RecordedProcess[];
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, 'run.json');
}

export function writeRunRecord(dataDir: string, record: RunRecord): void {
  mkdirSync(dataDir, { recursive: true });
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(record, undefined, 2));
  renameSync(`${file}.new`, file);
}

export function readRunRecord(dataDir: string): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as RunRecord;
  } catch {
    return undefined;
  }
}

export function removeRunRecord(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

/** The suite that runs on this data at the moment, if one does. */
export function runningSuite(dataDir: string): RunRecord | undefined {
  const record = readRunRecord(dataDir);
  return record && isStillRunning(record.launcher) ? record : undefined;
}

function isKnown(process: RecordedProcess): process is RecordedProcess & KnownProcess {
  return process.pid !== undefined && process.identity !== undefined;
}

/** Ends what a launcher that was killed has left. Returns the names of what was still running. */
export async function endStaleProcesses(dataDir: string): Promise<string[]> {
  const record = readRunRecord(dataDir);
  if (!record || isStillRunning(record.launcher)) return [];
  const known = record.processes.filter(isKnown);
  const ended = await endKnownProcesses(known, { graceMs: GRACE_MS });
  removeRunRecord(dataDir);
  return known.filter((each) => ended.includes(each)).map(({ name }) => name);
}
