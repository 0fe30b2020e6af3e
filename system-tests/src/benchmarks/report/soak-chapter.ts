import type { JudgedSeries, Series } from '../frame/soak';
import { shown } from './format';
import { table } from './markdown';
import { provenanceOf } from './provenance';
import type { MachineFacts, MeasuredSoak } from './results-file';
import { endsOf, verdictOfSeries } from './soak';

const RULE =
  'A figure of orders or of tickets rises where, after a fifth of the time for caches to fill, z of the Mann–Kendall test is above 2.326 and the Theil–Sen line gains more than a tenth of the median. Of the heap there is one point for each collection of the whole of it, with what was in use after it; the other services are not watched.';

function judgedRow(series: JudgedSeries): string[] {
  const { slope, z, relativeChange } = series.trend;
  const figures = [shown(slope), shown(z), `${shown(relativeChange * 100)} %`];
  return [series.name, ...figures, verdictOfSeries(series)];
}

function toldRow(series: Series): string[] {
  const { first, last } = endsOf(series);
  return [series.name, shown(first), shown(last)];
}

/** The chapter of the page about a soak. */
export function soakChapter(
  soak: MeasuredSoak,
  {
    explanations,
    isPlotted,
    machine,
  }: {
    explanations: Readonly<Record<string, string>>;
    isPlotted: boolean;
    /** The page's. */
    machine: MachineFacts;
  },
): string {
  const { minutes, failed, series, told } = soak;
  const what = `${minutes} minutes of orders that are placed and cancelled`;
  const rising = series.filter(({ trend }) => trend.isRising).map(({ name }) => `P13.${name}`);
  return [
    '## P13: a soak',
    `${provenanceOf(soak, what, machine)} Requests that failed: ${failed}.`,
    RULE,
    table(['figure', 'a minute', 'z', 'change', ''], series.map(judgedRow)),
    ...(isPlotted ? ['![A soak: memory over the minutes](performance/p13.svg)'] : []),
    'The room that V8 has taken for young objects is a part of the resident memory. Where that goes up in a step, this tells whether it is the reason.',
    table(['told, not judged', 'first', 'last'], told.map(toldRow)),
    ...rising.map((id) => `**${id} rises.** ${explanations[id] ?? 'Not explained yet.'}`),
  ].join('\n\n');
}
