import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchmarkResult } from '../frame/run-benchmark';
import type { SoakResult } from '../frame/soak';

export type MachineFacts = Readonly<Record<string, string | number>>;

/** Of what, and where, something was measured. */
interface Origin {
  commit: string;
  machine: MachineFacts;
}

export type Measured = BenchmarkResult & Origin;

export type MeasuredSoak = SoakResult & Origin;

/** What one run, or several that complete each other, measured. */
export interface Results {
  /** Of the last of them. */
  machine: MachineFacts;
  benchmarks: readonly Measured[];
}

/** JSON has no NaN: it becomes null on the way out, and NaN again here. */
function revive(key: string, value: unknown): unknown {
  return value === null && key !== '' ? Number.NaN : value;
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'), revive) : undefined;
}

/** In older files all have the machine of the file. */
interface AnyResults {
  machine: MachineFacts;
  benchmarks: readonly (BenchmarkResult & Pick<Origin, 'commit'> & Partial<Origin>)[];
}

export function readResults(file: string): Results | undefined {
  const results = readJson(file) as AnyResults | undefined;
  if (!results) return undefined;
  const { machine, benchmarks } = results;
  return { machine, benchmarks: benchmarks.map((each) => ({ machine, ...each })) };
}

/** @returns undefined also for one of an earlier form, which was judged by another rule */
export function readSoak(file: string): MeasuredSoak | undefined {
  const soak = readJson(file) as MeasuredSoak | undefined;
  return soak && 'told' in soak ? soak : undefined;
}

export function writeJson(file: string, content: object): void {
  mkdirSync(path.dirname(file), { recursive: true });
  // Whole or not at all: it holds what took an hour to measure.
  writeFileSync(`${file}.part`, `${JSON.stringify(content, undefined, 2)}\n`);
  renameSync(`${file}.part`, file);
}

export function writeResults(file: string, results: Results): void {
  writeJson(file, results);
}

/** Puts new results in the place of older ones of the same benchmarks, in the order of `ids`. */
export function merged(before: Results | undefined, now: Results, ids: readonly string[]): Results {
  const known = new Map(
    [...(before?.benchmarks ?? []), ...now.benchmarks].map((each) => [each.id, each]),
  );
  return { ...now, benchmarks: ids.flatMap((id) => known.get(id) ?? []) };
}
