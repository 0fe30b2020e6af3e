import { traceIdOf } from './traceparent';

/** What a span is about. */
export interface SpanDescription {
  /** As OpenTelemetry's conventions have it, of few different values: `process order:created`. */
  name: string;
  kind?: 'internal' | 'producer' | 'consumer';
  /** The traceparent that it continues. Without it, it is a part of what runs now. */
  continues?: string | undefined;
  attributes?: Readonly<Record<string, string>>;
}

/** What a log line says of the span that it was written in, by OpenTelemetry's names for JSON logs. */
export interface LogFields {
  trace_id?: string;
  span_id?: string;
}

/** Tells where the time goes, and what belongs together across processes and hours. */
export interface Tracing {
  /** The running span, as W3C Trace Context writes it: kept with what is written, so that others go on with it. */
  traceparent(): string | undefined;
  logFields(): LogFields;
  /**
   * Runs work in a span of its own. Where that continues another trace than the one that runs, the two
   * are linked.
   */
  span<T>(description: SpanDescription, work: () => Promise<T>): Promise<T>;
  /** The running span is about something that failed. Of the error no more than its name is kept. */
  fail(error: unknown): void;
  /** Hands over what is left, for at most so many milliseconds. Never rejects. */
  close(timeoutMs: number): Promise<void>;
}

/** Opens the tracing of a service. */
export type OpenTracing = (
  service: string,
  log: { warn(fields: object, message: string): void },
) => Tracing;

/** Tracing that is switched off: the work is done and nothing else. */
export const noTracing: Tracing = {
  traceparent: () => undefined,
  logFields: () => ({}),
  span: (_description, work) => work(),
  fail: () => undefined,
  close: () => Promise.resolve(),
};

/**
 * Runs work in the trace that something began with, however long ago: an order is one trace. What runs
 * in that trace already goes on as it is.
 *
 * @param origin the traceparent that was kept; without one the work is a part of what runs now
 * @param name of the span, where one is needed
 */
export function inTraceOf<T>(
  tracing: Tracing,
  { origin, name }: { origin: string | undefined; name: string },
  work: () => Promise<T>,
): Promise<T> {
  const present = tracing.traceparent();
  const isThere = present !== undefined && traceIdOf(present) === traceIdOf(origin);
  if (origin === undefined || isThere) return work();
  return tracing.span({ name, continues: origin }, work);
}
