import { pino } from 'pino';
import { createPrometheusMetrics, type PrometheusMetrics } from '../service/prometheus-metrics';

export interface Sample {
  name: string;
  labels: Readonly<Record<string, string>>;
  value: number;
}

/** A metric as it was told, with its series. A histogram's are its buckets, its sum and its count. */
export interface ToldMetric {
  name: string;
  type: string;
  help: string;
  samples: readonly Sample[];
}

export interface TestMetrics extends PrometheusMetrics {
  told(): Promise<ToldMetric[]>;
  /** The value of one series, by its name and all of its labels; undefined where there is none. */
  value(name: string, labels?: Readonly<Record<string, string>>): Promise<number | undefined>;
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

function readSample(line: string): Sample {
  const [, name, labels = '', value] = SAMPLE.exec(line) ?? [];
  if (name === undefined) throw new Error(`this is no sample: ${line}`);
  const pairs = [...labels.matchAll(LABEL)].map(([, label = '', text = '']) => [label, text]);
  return {
    name,
    labels: Object.fromEntries(pairs) as Record<string, string>,
    value: Number(value),
  };
}

/**
 * Reads what Prometheus would.
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function readMetrics(text: string): ToldMetric[] {
  const blocks = text.split(/^(?=# HELP )/m).filter((block) => block.trim() !== '');
  return blocks.map((block) => {
    const [helpLine = '', typeLine = '', ...lines] = block.trim().split('\n');
    const [, name = '', help = ''] = /^# HELP (\S+) (.*)$/.exec(helpLine) ?? [];
    const [, type = ''] = /^# TYPE \S+ (\w+)$/.exec(typeLine) ?? [];
    return { name, help, type, samples: lines.map(readSample) };
  });
}

function isSame(one: Readonly<Record<string, string>>, other: typeof one): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}

/** Real metrics, and what Prometheus would read of them. */
export function createTestMetrics(): TestMetrics {
  const metrics = createPrometheusMetrics({ logger: pino({ level: 'silent' }) });
  const told = async () => readMetrics(await metrics.text());
  return {
    ...metrics,
    told,
    async value(name, labels = {}) {
      const samples = (await told()).flatMap((metric) => metric.samples);
      const found = samples.find((each) => each.name === name && isSame(each.labels, labels));
      return found?.value;
    },
  };
}
