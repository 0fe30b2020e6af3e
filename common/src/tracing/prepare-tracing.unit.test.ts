import { isTracingOn, prepareTracing } from './prepare-tracing';
import { noTracing } from './tracing';

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };

describe('tracing', () => {
  it.each([
    ENDPOINT,
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' },
    { ...ENDPOINT, OTEL_SDK_DISABLED: 'false' },
  ])('is on where it was said where traces go: %j', (env) => {
    expect(isTracingOn(env)).toBe(true);
  });

  it.each([
    {},
    { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
    { ...ENDPOINT, OTEL_SDK_DISABLED: 'TRUE' },
    { ...ENDPOINT, OTEL_TRACES_EXPORTER: 'none' },
  ])('is off else: %j', (env) => {
    expect(isTracingOn(env)).toBe(false);
  });

  it('that is off loads nothing of OpenTelemetry', () => {
    const tracing = prepareTracing({})('orders', { warn: () => undefined });
    expect(tracing).toBe(noTracing);
    const loaded = Object.keys(require.cache).filter((file) => file.includes('@opentelemetry'));
    expect(loaded).toEqual([]);
  });
});
