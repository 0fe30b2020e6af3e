import type { Judged, Told } from '../figures/verdict';
import { shown, shownLimit } from './format';
import { table } from './markdown';
import { factsOf, provenanceOf } from './provenance';
import type { MachineFacts, Measured, MeasuredSoak, Results } from './results-file';
import { soakChapter } from './soak-chapter';

const PLOTS = 'performance';

export interface DocumentOptions {
  /** Ids of all benchmarks that there are. */
  known: readonly string[];
  explanations: Readonly<Record<string, string>>;
  /** Ids of benchmarks that have a plot of their own. */
  plotted: readonly string[];
  /** The last soak that was long enough. */
  soak?: MeasuredSoak;
}

const HEAD = `# Performance

Written by \`npm run bench\` from its last results; not by hand. Any benchmark can be measured again alone, so
each chapter says when and on which commit it was measured, and on which machine where that was not the one
below. What each benchmark does, and how to repeat it, is in
[system-tests/benchmarks](../system-tests/benchmarks/README.md).

Each round runs all arms one after the other, each time in another order; a ratio is taken within a round,
and its median over the rounds is judged. The interval is that of the median, with 95 % confidence, by the
bootstrap. What must never happen is judged in every round. A ratio says something about the platform; an
absolute figure says more about the machine.`;

function targetRow({ id, says, must, median, min, max, interval, verdict }: Judged): string[] {
  const range = (low: number, high: number) => `${shown(low)} … ${shown(high)}`;
  const measured = [shown(median), range(min, max), range(interval.low, interval.high)];
  return [id, says, shownLimit(must), ...measured, verdict === 'met' ? 'met' : `**${verdict}**`];
}

function targets(results: readonly Judged[]): string {
  const head = ['', 'measures', 'must', 'median', 'min … max', '95 % interval', ''];
  return table(head, results.map(targetRow));
}

function reportedRow({ says, unit, median, min, max }: Told): string[] {
  return [says, `${shown(median)} ${unit}`.trim(), `${shown(min)} … ${shown(max)}`];
}

function extentOf({ rounds, tookMs }: Measured): string {
  return `${rounds.length} rounds, ${(tookMs / 1_000).toFixed(0)} s`;
}

function missedOf(result: Measured, { explanations }: DocumentOptions): string[] {
  return result.targets
    .filter(({ verdict }) => verdict !== 'met')
    .map(({ id, verdict }) => `**${id} ${verdict}.** ${explanations[id] ?? 'Not explained yet.'}`);
}

function chapter(result: Measured, options: DocumentOptions, machine: MachineFacts): string {
  const { id, title, arms, reported } = result;
  const plot = options.plotted.includes(id)
    ? [`![${title}](${PLOTS}/${id.toLowerCase()}.svg)`]
    : [];
  return [
    `## ${id}: ${title}`,
    provenanceOf(result, extentOf(result), machine),
    Object.entries(arms)
      .map(([name, says]) => `- **${name}**: ${says}`)
      .join('\n'),
    targets(result.targets),
    ...plot,
    table(['figure', 'median', 'min … max'], reported.map(reportedRow)),
    ...missedOf(result, options),
  ].join('\n\n');
}

/** A reader must not take what is missing for what does not matter. */
function notMeasured({ benchmarks }: Results, { known, soak }: DocumentOptions): string[] {
  const measured = benchmarks.map(({ id }) => id);
  const missing = known.filter((id) => !measured.includes(id));
  const all = [...missing, ...(soak ? [] : ['P13 (the soak)'])];
  return all.length > 0 ? [`**Not measured yet:** ${all.join(', ')}.`] : [];
}

/** The document of a run, whole: what was measured, on what, and why a target is missed. */
export function performanceDocument(results: Results, options: DocumentOptions): string {
  const { machine, benchmarks } = results;
  const { explanations, plotted, soak } = options;
  const overview = targets(benchmarks.flatMap((each) => each.targets));
  return [
    HEAD,
    `Machine: ${factsOf(machine)}.`,
    '```\nnpm run bench                    # all of it, writes this page\nnpm run bench -- --only P1,P3    # these again\nnpm run bench -- --quick         # whether everything works, in five minutes\n```',
    `![Each target](${PLOTS}/targets.svg)`,
    overview,
    ...notMeasured(results, options),
    ...benchmarks.map((each) => chapter(each, options, machine)),
    ...(soak
      ? [soakChapter(soak, { explanations, machine, isPlotted: plotted.includes('P13') })]
      : []),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
