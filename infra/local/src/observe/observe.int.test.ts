import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { statusLines } from '../start/status';
import { runningSuite } from '../suite/run-record';
import { SERVICES } from '../suite/ports';
import { startSuite, type Suite } from '../suite/start-suite';
import { describeWithPrometheus } from '../testing/describe-with-prometheus';
import { eventually } from '../testing/eventually';
import { ANSWERING } from '../testing/fake-programs';
import { fakeSuiteOptions } from '../testing/fake-suite';

const rootDir = path.resolve(__dirname, '../../../..');
const TELLING = `${ANSWERING}
  require('http').createServer((request, response) => response.end('a_metric 1\\n'))
    .listen(process.env.METRICS_PORT, '127.0.0.1');
`;

interface Answer<T> {
  data: T;
}

describeWithPrometheus('a suite that is observed', () => {
  let dataDir: string;
  let suite: Suite | undefined;
  beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'ticketing-observed-'))));
  afterEach(async () => {
    await suite?.stop();
    suite = undefined;
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is asked for its metrics by a Prometheus that has read the rules', async () => {
    const programs = Object.fromEntries(SERVICES.map((name) => [name, ['-e', TELLING]]));
    suite = await startSuite(fakeSuiteOptions({ rootDir, dataDir, observe: true, programs }));
    const { prometheusUrl = '' } = suite.observed;
    const ask = async <T>(what: string) =>
      ((await (await fetch(`${prometheusUrl}/api/v1/${what}`)).json()) as Answer<T>).data;

    const { groups } = await ask<{ groups: unknown[] }>('rules');
    expect(groups.length).toBeGreaterThan(0);
    await eventually(async () => {
      const { result } = await ask<{ result: { metric: { service: string } }[] }>(
        'query?query=up==1',
      );
      return result.length === SERVICES.length;
    });
    const { result } = await ask<{ result: { metric: { service: string } }[] }>(
      'query?query=a_metric',
    );
    expect(result.map(({ metric }) => metric.service).sort()).toEqual([...SERVICES].sort());
    const record = runningSuite(dataDir);
    await eventually(async () => {
      const lines = record ? await statusLines(record) : [];
      return lines.some((line) => /^prometheus +\d+ +\d+ +healthy/.test(line));
    });
  });
});
