import type { RequestListener, ServerResponse } from 'node:http';
import type { Logger } from './logger';
import type { PrometheusMetrics } from './prometheus-metrics';

const PATH = '/metrics';

/** Answers `GET /metrics`, and nothing else. */
export function answerScrapes(
  metrics: Pick<PrometheusMetrics, 'text' | 'contentType'>,
  logger: Logger,
): RequestListener {
  async function answer(response: ServerResponse): Promise<void> {
    try {
      const text = await metrics.text();
      response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
    } catch (error) {
      logger.warn({ err: error }, 'could not tell the metrics');
      response.writeHead(500).end();
    }
  }

  return ({ method, url = '' }, response) => {
    const isAsked = method === 'GET' && url.split('?')[0] === PATH;
    if (isAsked) void answer(response);
    else response.writeHead(404).end();
  };
}
