import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Named } from './promql';

const rootDir = path.resolve(__dirname, '../../..');
const SERIES_OF: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
};
/** What the scrape configuration says of every series, and Prometheus of its own. */
const LABELS_OF_ALL = ['service', 'instance', 'job', 'alertname', 'alertstate', 'severity'];

export interface Metric {
  labels: readonly string[];
  /** The values that a label may have, where all are listed. */
  values: Readonly<Record<string, readonly string[]>>;
}

/** What may be asked for, by the name of the series. */
export type Catalogue = ReadonlyMap<string, Metric>;

export const readText = (file: string) => readFileSync(path.join(rootDir, file), 'utf8');
export const pathOf = (file: string) => path.join(rootDir, file);

function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

/** A cell such as "`kind`: `minor`, `major`; `type`: about 20". */
function readLabels(cell: string): Metric {
  const labels: string[] = [];
  const values: Record<string, string[]> = {};
  for (const part of cell.split(';')) {
    const [before = '', ...after] = part.split(/(?<=`):/);
    const names = codeIn(before);
    const listed = after.join(':');
    labels.push(...names);
    const isComplete = /^(\s*`[^`]+`,?)+\s*$/.test(listed);
    for (const name of names) if (isComplete) values[name] = codeIn(listed);
  }
  return { labels, values };
}

/** The rows of the tables whose first two columns are a metric and its type. */
function readMetrics(markdown: string): [string, Metric][] {
  const rows = markdown.matchAll(
    /^\| `(\w+)` +\| (counter|gauge|histogram) +\|((?:[^|\\]|\\.)*)\|/gm,
  );
  return [...rows].flatMap(([, name = '', type = '', labels = '']) =>
    (SERIES_OF[type] ?? ['']).map((ending): [string, Metric] => {
      const read = readLabels(labels);
      const isBucket = ending === '_bucket';
      return [
        `${name}${ending}`,
        { ...read, labels: [...read.labels, ...(isBucket ? ['le'] : [])] },
      ];
    }),
  );
}

/** Our metrics, and those of others that alerts and dashboards rely on. */
export function readCatalogue(): Catalogue {
  return new Map(
    ['docs/metrics.md', 'infra/monitoring/README.md'].map(readText).flatMap(readMetrics),
  );
}

/** What a set of expressions names that nobody documents. */
export function undocumented({ metrics, labels, values }: Named, catalogue: Catalogue): string[] {
  const known = new Set([
    ...LABELS_OF_ALL,
    ...metrics.flatMap((metric) => catalogue.get(metric)?.labels ?? []),
  ]);
  return [
    ...metrics.filter((metric) => !catalogue.has(metric)),
    ...labels.filter((label) => !known.has(label)).map((label) => `label ${label}`),
    ...values
      .filter(({ metric, label, value }) => {
        const listed = catalogue.get(metric)?.values[label];
        return listed !== undefined && !listed.includes(value);
      })
      .map(({ metric, label, value }) => `${metric}: ${label}="${value}"`),
  ];
}
