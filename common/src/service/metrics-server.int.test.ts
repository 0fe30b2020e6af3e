import { createServer } from 'node:http';
import { pino } from 'pino';
import request from 'supertest';
import { createTestMetrics } from '../testing/metrics';
import { answerScrapes } from './metrics-server';

const logger = pino({ level: 'silent' });

describe('the server for metrics', () => {
  it('tells them as text, and knows nothing else', async () => {
    const metrics = createTestMetrics();
    metrics.counter({ name: 'things_total', help: 'Things' })({}, 3);
    const server = createServer(answerScrapes(metrics, logger));
    const answer = await request(server).get('/metrics').expect(200);
    expect(answer.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.text).toContain('things_total 3');
    await request(server).get('/metrics?name=x').expect(200);
    await request(server).post('/metrics').expect(404);
    await request(server).get('/healthz/live').expect(404);
    await request(server).get('/metrics/').expect(404);
  });

  it('answers 500, and goes on, when it can not', async () => {
    const failing = { contentType: 'text/plain', text: () => Promise.reject(new Error('broken')) };
    await request(createServer(answerScrapes(failing, logger)))
      .get('/metrics')
      .expect(500);
  });
});
