import { SETTLING_PART, type Series, type SoakResult } from '../frame/soak';
import { shown } from './format';
import { drawing, line, path, PLAIN, SECOND, text } from './svg';

const WIDTH = 860;
const LEFT = 60;
const RIGHT = 20;
const TOP = 30;
const BOTTOM = 290;
const ROW = 18;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const STEPS_DRAWN_MAX = 6;
const MEMORY = /^(.*)(Heap|Rss)Mib$/;

type Strokes = Readonly<Record<string, string | number>>;

/** A colour for each service; the heap is dashed. */
function strokesOf(name: string): Strokes {
  const isHeap = name.endsWith('HeapMib');
  return {
    stroke: name.startsWith('orders') ? PLAIN : SECOND,
    'stroke-width': 2,
    ...(isHeap && { 'stroke-dasharray': '4 4' }),
  };
}

/** Marks at round values from nothing to the first one that is above everything. */
function marksUpTo(most: number): number[] {
  const step = STEPS.find((each) => most / each <= STEPS_DRAWN_MAX) ?? most;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, n) => n * step);
}

/** @returns the grid, and where a point stands in it */
function gridFor(memory: readonly Series[], minutes: number) {
  const most = Math.max(1, ...memory.flatMap(({ points }) => points.map(({ y }) => y)));
  const marks = marksUpTo(most);
  const top = marks.at(-1) ?? most;
  const across = (minute: number) => LEFT + (minute / minutes) * (WIDTH - LEFT - RIGHT);
  const up = (mib: number) => BOTTOM - (mib / top) * (BOTTOM - TOP);
  const faint = { 'stroke-width': 0.5, 'stroke-dasharray': '2 4' };
  const quarters = [0, 0.25, 0.5, 0.75, 1].map((part) => part * minutes);
  const judged = across(minutes * SETTLING_PART);
  const grid = [
    ...marks.flatMap((mib) => [
      line([LEFT, up(mib)], [WIDTH - RIGHT, up(mib)], faint),
      text(shown(mib), [LEFT - 8, up(mib) + 4], 'end'),
    ]),
    ...quarters.map((minute) => text(shown(minute), [across(minute), BOTTOM + 18], 'middle')),
    line([judged, TOP], [judged, BOTTOM], { 'stroke-width': 1 }),
    text('judged from here', [judged + 6, TOP - 8]),
  ];
  return { grid, across, up };
}

function legend(memory: readonly Series[]): string[] {
  return memory.flatMap(({ name }, index) => {
    const y = BOTTOM + 40 + ROW * index;
    return [line([LEFT, y], [LEFT + 40, y], strokesOf(name)), text(name, [LEFT + 50, y + 4])];
  });
}

/** What was in use of the memory, over the minutes of a soak. */
export function plotSoak({ series, minutes }: SoakResult): string | undefined {
  const memory = series.filter(({ name }) => MEMORY.test(name));
  if (memory.length === 0) return undefined;
  const { grid, across, up } = gridFor(memory, minutes);
  const lines = memory.map(({ name, points }) =>
    path(
      points.map(({ x, y }) => [across(x), up(y)] as const),
      strokesOf(name),
    ),
  );
  const height = BOTTOM + 40 + ROW * memory.length;
  return drawing('P13: memory in MiB over the minutes', { width: WIDTH, height }, [
    text('MiB', [LEFT - 8, TOP - 8], 'end'),
    ...grid,
    ...lines,
    ...legend(memory),
  ]);
}
