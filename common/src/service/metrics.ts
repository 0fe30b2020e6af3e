/** Which values a label can have: these, or whatever comes, up to so many different ones. */
export type LabelBound = readonly string[] | { max: number };
export type LabelBounds = Readonly<Record<string, LabelBound>>;
type NoLabels = Readonly<Record<string, never>>;

/** A value for each label of a metric. */
export type Labels<B extends LabelBounds> = {
  readonly [L in keyof B]: B[L] extends readonly (infer Value)[] ? Value : string;
};

export interface MetricDescription<B extends LabelBounds> {
  /** As in the catalogue, `docs/metrics.md`, with its unit. */
  name: string;
  help: string;
  labels?: B;
}

/** Adds to a counter. */
export type Count<B extends LabelBounds = NoLabels> = (labels: Labels<B>, by?: number) => void;
/** Puts a value into a histogram. */
export type Observe<B extends LabelBounds = NoLabels> = (labels: Labels<B>, value: number) => void;

export interface Reading<B extends LabelBounds> {
  labels: Labels<B>;
  value: number;
}

/**
 * What a service counts and measures itself with. Recording never throws and does no I/O. A label has
 * no more values than its bound: any other is counted as `other`. Each name is described once.
 */
export interface Metrics {
  counter<const B extends LabelBounds = NoLabels>(description: MetricDescription<B>): Count<B>;
  /** @param description.buckets upper bounds, ascending, in the unit of the name */
  histogram<const B extends LabelBounds = NoLabels>(
    description: MetricDescription<B> & { buckets: readonly number[] },
  ): Observe<B>;
  /**
   * A value that is read when somebody asks for it. One that can not be read within a second is left
   * out of that answer.
   */
  gauge(description: MetricDescription<NoLabels>, read: () => number | Promise<number>): void;
  /** The same with labels. */
  labelledGauge<const B extends LabelBounds>(
    description: MetricDescription<B>,
    read: () => readonly Reading<B>[],
  ): void;
}

function nothing(): void {
  // Nobody asks for these metrics.
}

/** Counts nothing: for a process whose metrics nobody reads. */
export const noMetrics: Metrics = {
  counter: () => nothing,
  histogram: () => nothing,
  gauge: nothing,
  labelledGauge: nothing,
};

/** Buckets of what people wait for. Source: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/ */
export const REQUEST_BUCKETS_SECONDS: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];

/** Buckets of what goes on in the background, from a millisecond to an hour. */
export const BACKGROUND_BUCKETS_SECONDS: readonly number[] = [
  0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600,
];
