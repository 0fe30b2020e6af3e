import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';
import { createTracing } from '../tracing/create-tracing';
import type { Tracing } from '../tracing/tracing';

export interface RecordedTracing {
  tracing: Tracing;
  /** The spans that have ended. */
  spans(): ReadableSpan[];
  /** The only one of that name. */
  span(name: string): ReadableSpan;
  /** OpenTelemetry knows one context of a process only: it is given back. */
  release(): void;
}

/** Real tracing whose spans stay in memory. */
export function recordTracing(): RecordedTracing {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  const spans = () => exporter.getFinishedSpans();
  return {
    tracing: createTracing({ provider, flush: () => provider.forceFlush() }),
    spans,
    span(name) {
      const [found, ...others] = spans().filter((span) => span.name === name);
      if (!found || others.length > 0)
        throw new Error(`${name}: ${others.length + (found ? 1 : 0)}`);
      return found;
    },
    release: () => context.disable(),
  };
}
