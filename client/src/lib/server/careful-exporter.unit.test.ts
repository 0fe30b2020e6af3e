import { SpanKind } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { createCarefulExporter } from './careful-exporter';

describe('what leaves the client about the rendering of a page', () => {
  it('has its route and status, and nothing of what was behind the question mark', () => {
    const sent = new InMemorySpanExporter();
    const exporter = createCarefulExporter(sent);
    const provider = new BasicTracerProvider({
      spanProcessors: [new SimpleSpanProcessor(exporter)],
    });
    const span = provider.getTracer('next.js').startSpan('GET http://shop/signin?next=a@b.c', {
      kind: SpanKind.SERVER,
    });
    span.setAttributes({ 'http.route': '/signin', 'http.target': '/signin?next=a@b.c' });
    span.recordException(new Error('a@b.c'));
    span.end();
    provider.getTracer('next.js').startSpan('load route module').end();
    const [left, ...others] = sent.getFinishedSpans();
    expect(left).toMatchObject({ name: 'GET http://shop/signin', events: [] });
    expect(others).toEqual([]);
    expect(left?.attributes).toEqual({ 'http.route': '/signin' });
  });
});
