import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchmarkResult } from '../frame/run-benchmark';
import type { SoakResult } from '../frame/soak';

type MachineFacts = Readonly<Record<string, string | number>>;

/** What a benchmark measured, and of what. */
export interface Measured extends BenchmarkResult {
  commit: string;
}

/** What one run, or several that complete each other, measured. */
export interface Results {
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

export function readResults(file: string): Results | undefined {
  return readJson(file) as Results | undefined;
}

export function readSoak(file: string): SoakResult | undefined {
  return readJson(file) as SoakResult | undefined;
}

export function writeJson(file: string, content: object): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
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
