import { SpanStatusCode } from '@opentelemetry/api';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { createCarefulExporter } from './careful-exporter';

const silent = { warn: () => undefined };

describe('what leaves the process about a span', () => {
  it('has no query, no header, no address of a person and no words of an error', () => {
    const sent = new InMemorySpanExporter();
    const exporter = createCarefulExporter(sent, silent);
    const provider = new BasicTracerProvider({
      spanProcessors: [new SimpleSpanProcessor(exporter)],
    });
    const secret = 'a@b.c';
    const span = provider.getTracer('test').startSpan('GET /api/tickets');
    span.setAttributes({
      'http.route': '/api/tickets',
      'url.full': `http://shop/api/tickets?q=${secret}`,
      'url.query': `q=${secret}`,
      'user_agent.original': secret,
      'client.address': '10.0.0.1',
    });
    span.setStatus({ code: SpanStatusCode.ERROR, message: `dup key ${secret}` });
    span.recordException(new Error(secret));
    span.end();
    const [left] = sent.getFinishedSpans();
    expect(left?.attributes).toEqual({ 'http.route': '/api/tickets' });
    expect(left).toMatchObject({ events: [], status: { code: SpanStatusCode.ERROR } });
    expect(left?.status).not.toHaveProperty('message');
    expect(left?.spanContext()).toEqual(span.spanContext());
  });
});

describe('a collector that is away', () => {
  it('is spoken of once, and again after it was there', () => {
    const results: ExportResult[] = [];
    const lines: string[] = [];
    let code = ExportResultCode.FAILED;
    const exporter: SpanExporter = {
      export: (_spans, done) => done({ code }),
      shutdown: () => Promise.resolve(),
    };
    const careful = createCarefulExporter(exporter, {
      warn: (_fields, message) => void lines.push(message),
    });
    const send = () => careful.export([], (result) => void results.push(result));
    send();
    send();
    expect(lines).toHaveLength(1);
    code = ExportResultCode.SUCCESS;
    send();
    code = ExportResultCode.FAILED;
    send();
    expect(lines).toHaveLength(2);
    expect(results.map((result) => result.code)).toEqual([1, 1, 0, 1]);
  });
});
