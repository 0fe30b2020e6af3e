import path from 'node:path';
import { answerScrapes } from '@ticketing/common/service/metrics-server';
import type { BaseConfig } from '@ticketing/common/service/config';
import type { ServiceDefinition } from '@ticketing/common/service/service';
import { measurePool } from '@ticketing/common/store/pool-metrics';
import { createTestMetrics, readMetrics, type ToldMetric } from '@ticketing/common/testing/metrics';
import { startTestService } from '@ticketing/common/testing/test-service';
import { createServer } from 'node:http';
import { pino } from 'pino';
import request from 'supertest';
import { cataloguedOf, readMetricsCatalogue } from './metrics-catalogue';

const rootDir = path.resolve(__dirname, '../../..');
const catalogue = readMetricsCatalogue(path.join(rootDir, 'docs/metrics.md'));
const SERVICES = ['auth', 'tickets', 'orders', 'payments', 'expiration'] as const;
/** Labels that a histogram's buckets have of themselves. */
const BUCKET_LABEL = 'le';

/** What a service must be told besides what all of them are. Nothing is ever called there. */
const ENV: Readonly<Record<string, Record<string, string>>> = {
  payments: {
    STRIPE_KEY: 'sk_test_nobody',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_nobody',
    STRIPE_WEBHOOK_SECRET: 'whsec_nobody_at_all',
    STRIPE_API_URL: 'http://127.0.0.1:1',
  },
  expiration: { REDIS_URL: 'redis://127.0.0.1:1' },
};

async function definitionOf(name: string): Promise<ServiceDefinition<BaseConfig>> {
  const module = (await import(path.join(rootDir, name, 'src/service'))) as Record<
    string,
    ServiceDefinition<BaseConfig>
  >;
  const definition = module[`${name}Service`];
  if (!definition) throw new Error(`${name} has no service`);
  return definition;
}

/** What a running service answers on its port for metrics. */
async function scrape(name: string): Promise<ToldMetric[]> {
  const metrics = createTestMetrics();
  const env = ENV[name] ?? {};
  const service = await startTestService(await definitionOf(name), { env, metrics });
  try {
    measurePool(service.connection, metrics);
    await request(service.app).get('/api/nowhere').expect(404);
    const logger = pino({ level: 'silent' });
    const server = createServer(answerScrapes(metrics, logger));
    return readMetrics((await request(server).get('/metrics').expect(200)).text);
  } finally {
    await service.close();
  }
}

const labelsOf = ({ samples }: ToldMetric) => {
  const names = samples.flatMap(({ labels }) => Object.keys(labels));
  return [...new Set(names)].filter((name) => name !== BUCKET_LABEL).sort();
};

describe('the catalogue of metrics', () => {
  it('has each name once, with a unit or as a count', () => {
    const names = catalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(50);
    for (const { name, type } of catalogue)
      expect(name.endsWith('_total')).toBe(type === 'counter');
  });

  describe.each(SERVICES)('of %s', (name) => {
    let told: ToldMetric[];

    beforeAll(async () => {
      told = await scrape(name);
    });

    it('is what it exports, no more and no less', () => {
      const kinds = (metrics: readonly { name: string; type: string }[]) =>
        metrics.map((metric) => `${metric.name} ${metric.type}`).sort();
      expect(kinds(told)).toEqual(kinds(cataloguedOf(catalogue, name)));
    });

    it('names the labels that are there', () => {
      for (const metric of told.filter(({ samples }) => samples.length > 0)) {
        const row = catalogue.find((each) => each.name === metric.name);
        const found = labelsOf(metric);
        if (found.length > 0)
          expect([metric.name, ...found]).toEqual([
            metric.name,
            ...[...(row?.labels ?? [])].sort(),
          ]);
      }
    });
  });
});
