import { createRequire } from 'node:module';
import type * as OpenTelemetry from './open-telemetry';
import { noTracing, type OpenTracing } from './tracing';

/** Whether somebody has said where traces go, and has not switched them off. */
export function isTracingOn(env: Readonly<Record<string, string | undefined>>): boolean {
  const endpoint = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  const isDisabled = env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true';
  return Boolean(endpoint) && !isDisabled && env['OTEL_TRACES_EXPORTER'] !== 'none';
}

/** Nothing of OpenTelemetry is loaded where it is off: it would be most of what a small service loads. */
export function prepareTracing(env: Readonly<Record<string, string | undefined>>): OpenTracing {
  if (!isTracingOn(env)) return () => noTracing;
  const load = createRequire(__filename);
  const { installOpenTelemetry } = load('./open-telemetry') as typeof OpenTelemetry;
  return installOpenTelemetry();
}
