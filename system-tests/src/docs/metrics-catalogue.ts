import { readFileSync } from 'node:fs';

/** A row of `docs/metrics.md`. */
export interface CataloguedMetric {
  name: string;
  type: string;
  labels: readonly string[];
  /** Who exports it; `all` stands for the five services. */
  exporters: readonly string[];
}

const ROW = /^\| `(\w+)` *\| (\w+) *\| (.*?) *\| ([\w, ]+?) *\| .*\|$/;
/** The name of a label stands before a colon, a semicolon, a comma or the end; a value never does. */
const LABEL = /(?:^|[;,] )`(\w+)`(?=[:;,]|$)/g;

function labelsIn(cell: string): string[] {
  return cell
    .split('; ')
    .flatMap((part) => [...(part.split(':')[0] ?? '').matchAll(LABEL)])
    .map(([, label = '']) => label);
}

/** What the catalogue says, as data. */
export function readMetricsCatalogue(file: string): CataloguedMetric[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name, type = '', labels = '', exporters = ''] = ROW.exec(line) ?? [];
      if (name === undefined) return [];
      return [{ name, type, labels: labelsIn(labels), exporters: exporters.split(', ') }];
    });
}

/** The part of the catalogue that a service has to export. */
export function cataloguedOf(
  catalogue: readonly CataloguedMetric[],
  service: string,
): CataloguedMetric[] {
  return catalogue.filter(
    ({ exporters }) => exporters.includes(service) || exporters.includes('all'),
  );
}
