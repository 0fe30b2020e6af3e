import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { readSpans, type CollectedSpan } from './read-spans';

/** Takes traces as OTLP over HTTP in protobuf, and keeps them. */
export interface Collector {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  url: string;
  /** What has come of one trace. */
  spansOf(traceId: string): CollectedSpan[];
  spans(): CollectedSpan[];
  close(): void;
}

/** @param answers whether it ever answers; one that hangs takes connections and says nothing */
export async function startCollector({ answers = true } = {}): Promise<Collector> {
  const spans: CollectedSpan[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      if (!answers) return;
      if (request.url === '/v1/traces') spans.push(...readSpans(body));
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans: () => [...spans],
    spansOf: (traceId) => spans.filter((span) => span.traceId === traceId),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
