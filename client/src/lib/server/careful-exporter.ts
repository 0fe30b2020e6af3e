import { SpanKind } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

/** All that leaves the process about a span, besides its name, times and place: no query, no header. */
const ATTRIBUTES = new Set([
  'error.type',
  'http.method',
  'http.route',
  'http.status_code',
  'next.route',
  'next.rsc',
  'next.span_type',
]);

/** Next names a span by an address where it knows no better; what is behind its `?` may be anything. */
const withoutQuery = (name: string): string => name.replace(/\?\S*/g, '');

function reduced(span: ReadableSpan): ReadableSpan {
  const attributes = Object.entries(span.attributes).filter(([name]) => ATTRIBUTES.has(name));
  return {
    name: withoutQuery(span.name),
    kind: span.kind,
    spanContext: () => span.spanContext(),
    ...(span.parentSpanContext && { parentSpanContext: span.parentSpanContext }),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    status: { code: span.status.code },
    attributes: Object.fromEntries(attributes),
    links: span.links,
    events: [],
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
  };
}

/** What Next does at its start, module by module, is a part of nobody's request. */
const isOfARequest = ({ kind, parentSpanContext }: ReadableSpan): boolean =>
  kind === SpanKind.SERVER || parentSpanContext !== undefined;

/** An exporter that lets only harmless facts out, and only of what somebody asked for. */
export function createCarefulExporter(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.filter(isOfARequest).map(reduced), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}
