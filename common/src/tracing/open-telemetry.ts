import { context, propagation } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { MongoDBInstrumentation } from '@opentelemetry/instrumentation-mongodb';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createCarefulExporter } from './careful-exporter';
import { createTracing } from './create-tracing';
import { httpHooks } from './http-hooks';
import type { OpenTracing } from './tracing';

/**
 * Puts OpenTelemetry to work in this process. Has to come before express and mongoose are loaded,
 * because it changes how `http` and MongoDB's driver are loaded. Endpoint, sampler, queue and time-outs
 * are the standard's own variables, read by the library.
 *
 * @returns what opens the tracing of a service, once
 */
export function installOpenTelemetry(): OpenTracing {
  const instrumentations = [new HttpInstrumentation(httpHooks), new MongoDBInstrumentation()];
  return (service, log) => {
    const name = resourceFromAttributes({ 'service.name': service });
    const given = detectResources({ detectors: [envDetector] });
    const exporter = createCarefulExporter(new OTLPTraceExporter(), log);
    const provider = new BasicTracerProvider({
      resource: name.merge(given),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
    context.setGlobalContextManager(new AsyncLocalStorageContextManager());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    for (const instrumentation of instrumentations) instrumentation.setTracerProvider(provider);
    return createTracing({ provider, flush: () => provider.forceFlush() });
  };
}
