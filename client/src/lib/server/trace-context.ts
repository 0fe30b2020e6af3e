import { context, propagation, trace } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';

/** The headers with which a call goes on with the span of the page being rendered. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** Leads from the rendering of a page to the trace of the order that it shows. */
export function linkTrace(traceparent: string | undefined): void {
  const origin = parseTraceParent(traceparent ?? '');
  if (origin) trace.getActiveSpan()?.addLink({ context: { ...origin, isRemote: true } });
}
