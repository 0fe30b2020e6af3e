import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Link,
  type Span,
  type SpanContext,
  type TracerProvider,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { within } from '../messaging/broker/within';
import type { SpanDescription, Tracing } from './tracing';

const KINDS = {
  internal: SpanKind.INTERNAL,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

function activeContext(): SpanContext | undefined {
  return trace.getSpanContext(context.active());
}

function format({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** Where a span goes on, and what it is linked with because it does not go on there. */
function placeOf(continues: string | undefined): { parent: Context; links: Link[] } {
  const active = context.active();
  const origin = continues === undefined ? null : parseTraceParent(continues);
  if (!origin) return { parent: active, links: [] };
  const present = activeContext();
  const isOther = present !== undefined && present.traceId !== origin.traceId;
  return {
    parent: trace.setSpanContext(ROOT_CONTEXT, { ...origin, isRemote: true }),
    links: isOther ? [{ context: present }] : [],
  };
}

function fail(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
}

/**
 * Tracing with OpenTelemetry.
 *
 * @param flush hands over what is left
 */
export function createTracing({
  provider,
  flush,
}: {
  provider: TracerProvider;
  flush: () => Promise<void>;
}): Tracing {
  const tracer = provider.getTracer('@ticketing/common');

  async function span<T>(
    { name, kind = 'internal', continues, attributes = {} }: SpanDescription,
    work: () => Promise<T>,
  ): Promise<T> {
    const { parent, links } = placeOf(continues);
    const started = tracer.startSpan(name, { kind: KINDS[kind], attributes, links }, parent);
    try {
      return await context.with(trace.setSpan(parent, started), work);
    } catch (error) {
      fail(started, error);
      throw error;
    } finally {
      started.end();
    }
  }

  return {
    span,
    traceparent() {
      const present = activeContext();
      return present && format(present);
    },
    logFields() {
      const present = activeContext();
      return present ? { trace_id: present.traceId, span_id: present.spanId } : {};
    },
    fail(error) {
      const present = trace.getActiveSpan();
      if (present) fail(present, error);
    },
    close: (timeoutMs) => within(flush(), timeoutMs),
  };
}
