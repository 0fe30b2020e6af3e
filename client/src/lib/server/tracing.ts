import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createCarefulExporter } from './careful-exporter';

/**
 * Puts OpenTelemetry behind the spans that Next makes by itself. Endpoint, sampler, queue and time-outs
 * are the standard's own variables, read by the library.
 *
 * @returns what hands over the spans that are left
 */
export function startTracing(): () => Promise<void> {
  const resource = resourceFromAttributes({ 'service.name': 'client' });
  const exporter = createCarefulExporter(new OTLPTraceExporter());
  const provider = new BasicTracerProvider({
    resource: resource.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return () => provider.forceFlush();
}
