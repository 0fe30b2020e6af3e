import type { Limit } from '../frame/benchmark';
import type { Judged, Told } from '../figures/verdict';
import type { BenchmarkResult } from '../frame/run-benchmark';
import { shown, shownLimit } from './format';
import { BAD, bar, dot, drawing, GOOD, line, PLAIN, text } from './svg';

const WIDTH = 860;
const LEFT = 330;
const RIGHT = 90;
const TOP = 30;
const ROW = 24;
/** Far better than it must be is drawn at the edge: the plot is about the limit. */
const TIMES_MAX = 3;

/** How many times better than it must be: 1 is the limit itself, whichever way the limit goes. */
export function timesBetter(value: number, must: Limit): number | undefined {
  if ('atLeast' in must) return must.atLeast === 0 ? undefined : value / must.atLeast;
  if ('atMost' in must) return value <= 0 ? TIMES_MAX : must.atMost / value;
  return undefined;
}

function across(times: number): number {
  return LEFT + (Math.min(TIMES_MAX, times) / TIMES_MAX) * (WIDTH - LEFT - RIGHT);
}

function strip({ id, must, perRound, median, interval, verdict }: Judged, index: number): string[] {
  const y = TOP + ROW * index + ROW / 2;
  const colour = verdict === 'met' ? GOOD : BAD;
  const at = (value: number) => across(timesBetter(value, must) ?? 0);
  const [low, high] = [at(interval.low), at(interval.high)];
  const middle = at(median);
  return [
    text(`${id} ${shownLimit(must)}`, [LEFT - 12, y + 4], 'end'),
    ...perRound.map((value) => dot(at(value), y, colour)),
    line([low, y], [high, y], { stroke: colour, 'stroke-width': 3 }),
    line([middle, y - 7], [middle, y + 7], { stroke: colour, 'stroke-width': 3 }),
    text(shown(median), [WIDTH - RIGHT + 10, y + 4]),
  ];
}

/** All targets that are a matter of degree: each round, the median, its interval, and the limit. */
export function plotTargets(results: readonly BenchmarkResult[]): string {
  const rows = results
    .flatMap(({ targets }) => targets)
    .filter(({ must, verdict }) => !('exactly' in must) && verdict !== 'not measured');
  const bottom = TOP + ROW * rows.length;
  const axis = [0, 1, 2, TIMES_MAX].flatMap((times) => [
    line([across(times), TOP], [across(times), bottom], {
      'stroke-width': times === 1 ? 2 : 0.5,
      ...(times === 1 ? {} : { 'stroke-dasharray': '2 4' }),
    }),
    text(times === 1 ? 'limit' : `${times}×`, [across(times), TOP - 10], 'middle'),
  ]);
  const title = 'Each target: rounds, median and its 95 % interval, as times better than the limit';
  return drawing(title, { width: WIDTH, height: bottom + 10 }, [...axis, ...rows.flatMap(strip)]);
}

function bars(told: Told, most: number, index: number): string[] {
  const y = TOP + ROW * index;
  const scale = (WIDTH - LEFT - RIGHT) / most;
  const middle = y + ROW / 2;
  return [
    text(told.says, [LEFT - 12, middle + 4], 'end'),
    bar({ x: LEFT, y: y + 5, width: told.median * scale, height: ROW - 10 }, PLAIN),
    line([LEFT + told.min * scale, middle], [LEFT + told.max * scale, middle], {
      'stroke-width': 2,
    }),
    text(`${shown(told.median)} ${told.unit}`, [WIDTH - RIGHT + 10, middle + 4]),
  ];
}

/** The figures of one benchmark that have a unit: medians as bars, the smallest and the largest as a line. */
export function plotFigures({ id, title, reported }: BenchmarkResult): string | undefined {
  const rows = reported.filter(({ unit }) => unit !== '');
  if (rows.length === 0) return undefined;
  const mostOf = (unit: string) =>
    Math.max(Number.EPSILON, ...rows.filter((row) => row.unit === unit).map(({ max }) => max));
  const parts = rows.flatMap((row, index) => bars(row, mostOf(row.unit), index));
  const height = TOP + ROW * rows.length + 10;
  return drawing(`${id}: ${title}`, { width: WIDTH, height }, [
    text(title, [LEFT, TOP - 12]),
    ...parts,
  ]);
}
