import type { SoakResult } from '../frame/soak';
import type { Judged, Told } from '../figures/verdict';
import { shown, shownLimit } from './format';
import type { Measured, Results } from './results-file';
import { verdictOfSeries } from './soak';

const PLOTS = 'performance';

export interface DocumentOptions {
  /** Ids of all benchmarks that there are. */
  known: readonly string[];
  explanations: Readonly<Record<string, string>>;
  /** Ids of benchmarks that have a plot of their own. */
  plotted: readonly string[];
  /** The last soak that was long enough. */
  soak?: SoakResult;
}

const HEAD = `# Performance

Written by \`npm run bench\` from its last full run; not by hand. What each benchmark does, and how to repeat
it, is in [system-tests/benchmarks](../system-tests/benchmarks/README.md).

Each round runs all arms one after the other, each time in another order; a ratio is taken within a round,
and its median over the rounds is judged. The interval is that of the median, with 95 % confidence, by the
bootstrap. What must never happen is judged in every round. A ratio says something about the platform; an
absolute figure says more about the machine.`;

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

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

function circumstances({
  startedAt,
  tookMs,
  store,
  broker,
  load,
  rounds,
  commit,
}: Measured): string {
  const took = `${(tookMs / 1_000).toFixed(0)} s`;
  const loads = `load average ${shown(load.before)} before, at most ${shown(load.during)} meanwhile`;
  return `${startedAt.slice(0, 16).replace('T', ' ')} UTC, commit ${commit}, ${rounds.length} rounds, ${took}. Store: ${store}. Broker: ${broker}. Machine: ${loads}.`;
}

function missedOf(result: Measured, { explanations }: DocumentOptions): string[] {
  return result.targets
    .filter(({ verdict }) => verdict !== 'met')
    .map(({ id, verdict }) => `**${id} ${verdict}.** ${explanations[id] ?? 'Not explained yet.'}`);
}

function chapter(result: Measured, options: DocumentOptions): string {
  const { id, title, arms, reported } = result;
  const plot = options.plotted.includes(id)
    ? [`![${title}](${PLOTS}/${id.toLowerCase()}.svg)`]
    : [];
  return [
    `## ${id}: ${title}`,
    circumstances(result),
    Object.entries(arms)
      .map(([name, says]) => `- **${name}**: ${says}`)
      .join('\n'),
    targets(result.targets),
    ...plot,
    table(['figure', 'median', 'min … max'], reported.map(reportedRow)),
    ...missedOf(result, options),
  ].join('\n\n');
}

function soakChapter(soak: SoakResult, { explanations }: DocumentOptions): string {
  const { startedAt, minutes, store, broker, failed, series } = soak;
  const rising = series.filter(({ trend }) => trend.isRising).map(({ name }) => `P13.${name}`);
  const rows = series.map((each) => {
    const { slope, tau, relativeChange } = each.trend;
    const figures = [shown(slope), shown(tau), `${shown(relativeChange * 100)} %`];
    return [each.name, ...figures, verdictOfSeries(each)];
  });
  return [
    '## P13: a soak',
    `${startedAt.slice(0, 16).replace('T', ' ')} UTC, ${minutes} minutes of orders that are placed and cancelled. Store: ${store}. Broker: ${broker}. Requests that failed: ${failed}.`,
    'A figure rises where, after a fifth of the time for caches to fill, Kendall’s tau is above 0.5 and the Theil–Sen line gains more than a tenth of the median.',
    table(['figure', 'a minute', 'tau', 'change', ''], rows),
    ...rising.map((id) => `**${id} rises.** ${explanations[id] ?? 'Not explained yet.'}`),
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
  const facts = Object.entries(machine).map(([name, value]) => `${name} ${value}`);
  const overview = targets(benchmarks.flatMap((each) => each.targets));
  return [
    HEAD,
    `Machine: ${facts.join(', ')}.`,
    '```\nnpm run bench                    # all of it, writes this page\nnpm run bench -- --only P1,P3    # these again\nnpm run bench -- --quick         # whether everything works, in five minutes\n```',
    `![Each target](${PLOTS}/targets.svg)`,
    overview,
    ...notMeasured(results, options),
    ...benchmarks.map((each) => chapter(each, options)),
    ...(options.soak ? [soakChapter(options.soak, options)] : []),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
