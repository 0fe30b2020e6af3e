import type { Judged, Verdict } from '../figures/verdict';
import type { BenchmarkResult } from '../frame/run-benchmark';
import { shown, shownLimit } from './format';

const COLOURS: Record<Verdict, number> = { met: 32, missed: 31, 'not measured': 33 };

function paint(text: string, verdict: Verdict, isTerminal: boolean): string {
  return isTerminal ? `\u001b[${COLOURS[verdict]}m${text}\u001b[0m` : text;
}

const HEAD = ['', 'measures', 'must', 'median', 'min … max', '95 % interval'];

function cells({ id, says, must, median, min, max, interval }: Judged): string[] {
  const range = (low: number, high: number) => `${shown(low)} … ${shown(high)}`;
  return [
    id,
    says,
    shownLimit(must),
    shown(median),
    range(min, max),
    range(interval.low, interval.high),
  ];
}

/** Targets and verdicts as a table. */
export function renderTable(
  results: readonly BenchmarkResult[],
  { isTerminal }: { isTerminal: boolean },
): string {
  const judged = results.flatMap(({ targets }) => targets);
  const rows = [HEAD, ...judged.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
  return lines
    .map((line, index) => {
      const verdict = judged[index - 1]?.verdict;
      return verdict ? `${line}  ${paint(verdict, verdict, isTerminal)}` : line;
    })
    .join('\n');
}

/** The last line of a run. */
export function renderCounts(results: readonly BenchmarkResult[]): string {
  const verdicts = results.flatMap(({ targets }) => targets.map(({ verdict }) => verdict));
  const count = (verdict: Verdict) => verdicts.filter((each) => each === verdict).length;
  const unmeasured = count('not measured');
  return `${count('met')} met, ${count('missed')} missed${unmeasured > 0 ? `, ${unmeasured} not measured` : ''}`;
}
