import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { guardLabels, knownLabels } from './label-guard';
import type { Logger } from './logger';
import type { LabelBounds, MetricDescription, Metrics } from './metrics';

const READ_TIMEOUT_MS = 1_000;

/** Figures of the process that are deprecated or say what another one says. */
const NOT_WANTED = [
  'nodejs_active_handles',
  'nodejs_active_handles_total',
  'nodejs_active_requests',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

export interface PrometheusMetrics extends Metrics {
  /** Everything as it is now, as text. Calls that come together share one answer. */
  text(): Promise<string>;
  contentType: string;
}

/** What is common to metrics of every kind, as their library wants it. */
function described<B extends LabelBounds>(registry: Registry, description: MetricDescription<B>) {
  const bounds: LabelBounds = description.labels ?? {};
  const { name, help } = description;
  const options = { name, help, labelNames: Object.keys(bounds), registers: [registry] };
  return { options, bounds, guard: guardLabels(bounds) };
}

async function withinTime(reading: number | Promise<number>): Promise<number> {
  if (typeof reading === 'number') return reading;
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => reject(new Error('took too long')), READ_TIMEOUT_MS);
  });
  try {
    return await Promise.race([reading, timeout]);
  } finally {
    clearTimeout(late);
  }
}

/** The version of this package; every service depends on exactly one. */
function ownVersion(): string {
  const text = readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The figures of the process itself, and which versions it runs. */
function describeProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  for (const name of NOT_WANTED) registry.removeSingleMetric(name);
  const build = { version: ownVersion(), node_version: process.version };
  new Gauge({
    name: 'ticketing_build_info',
    help: 'Always 1; the versions are in the labels',
    labelNames: Object.keys(build),
    registers: [registry],
  }).set(build, 1);
}

/**
 * Metrics in a registry of their own, to be read by Prometheus. Measures the process from now on, for
 * as long as it lives: one of these per process is enough.
 */
export function createPrometheusMetrics({ logger }: { logger: Logger }): PrometheusMetrics {
  const registry = new Registry();
  describeProcess(registry);
  let underWay: Promise<string> | undefined;

  /** A figure that can not be recorded must not fail what it is about. */
  function safely(name: string, record: () => void): void {
    try {
      record();
    } catch (error) {
      logger.debug({ err: error, metric: name }, 'could not record');
    }
  }

  return {
    contentType: registry.contentType,
    text() {
      underWay ??= registry.metrics().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    counter(description) {
      const { options, bounds, guard } = described(registry, description);
      const counter = new Counter(options);
      for (const labels of knownLabels(bounds)) counter.inc(labels, 0);
      return (labels, by = 1) => safely(options.name, () => counter.inc(guard(labels), by));
    },
    histogram(description) {
      const { options, bounds, guard } = described(registry, description);
      const histogram = new Histogram({ ...options, buckets: [...description.buckets] });
      for (const labels of knownLabels(bounds)) histogram.zero(labels);
      return (labels, value) => safely(options.name, () => histogram.observe(guard(labels), value));
    },
    gauge(description, read) {
      const { options } = described(registry, description);
      new Gauge({
        ...options,
        async collect() {
          try {
            this.set(await withinTime(read()));
          } catch (error) {
            this.remove();
            logger.debug({ err: error, metric: options.name }, 'could not read');
          }
        },
      });
    },
    labelledGauge(description, read) {
      const { options, guard } = described(registry, description);
      new Gauge({
        ...options,
        collect() {
          this.reset();
          safely(options.name, () => {
            for (const { labels, value } of read()) this.set(guard(labels), value);
          });
        },
      });
    },
  };
}
