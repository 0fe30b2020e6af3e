import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Machine } from '../backing/machine';
import type { ProcessSpec } from '../processes/process-spec';
import type { Stage } from '../suite/stage';
import { fakeMachine, onPath } from '../testing/fake-machine';
import { startObserving, type Observed } from './start-observing';

const PORTS: Readonly<Record<string, number>> = { prometheus: 9090, grafana: 3200 };
const targets = { orders: '127.0.0.1:3123', client: '127.0.0.1:3120' };

interface Run {
  observed: Observed;
  specs: ProcessSpec[];
  notes: string[];
}

describe('observing', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'ticketing-observe-'))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  /** On a stage that only takes notes. */
  async function observeOn(machine: Machine): Promise<Run> {
    const specs: ProcessSpec[] = [];
    const notes: string[] = [];
    const stage: Stage = {
      processes: [],
      port: (name) => Promise.resolve(PORTS[name] ?? 0),
      bring(more) {
        specs.push(...more);
        return Promise.resolve([]);
      },
      servedAt: () => undefined,
      clear: () => Promise.resolve(),
    };
    const onNote = (note: string) => notes.push(note);
    const options = { rootDir: '/repository', dataDir, onNote };
    return { observed: await startObserving({ options, machine, stage, targets }), specs, notes };
  }

  /** A Grafana as a package installs it. */
  function installGrafana(name: string): string {
    const program = path.join(dataDir, 'opt/bin', name);
    for (const file of [program, path.join(dataDir, 'opt/conf/defaults.ini')]) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, '');
    }
    return program;
  }

  const readData = (file: string) =>
    JSON.parse(readFileSync(path.join(dataDir, 'monitoring', file), 'utf8')) as unknown;

  it('says aloud what there is not, and where the metrics are', async () => {
    const { observed, specs, notes } = await observeOn(fakeMachine());

    expect(observed).toEqual({});
    expect(specs).toEqual([]);
    expect(notes.join('\n')).toContain('NOT observed: no prometheus on PATH');
    expect(notes.join('\n')).toContain("Debian's package prometheus");
    expect(notes.join('\n')).toContain('http://127.0.0.1:3123/metrics (orders)');
  });

  it('has Prometheus ask each of ours, by the rules of the cluster', async () => {
    const { observed, specs, notes } = await observeOn(fakeMachine(onPath('prometheus')));

    expect(observed).toEqual({ prometheusUrl: 'http://127.0.0.1:9090' });
    expect(specs).toMatchObject([{ name: 'prometheus', command: '/bin/prometheus', port: 9090 }]);
    expect(specs[0]?.args).toContain('--web.listen-address=127.0.0.1:9090');
    expect(specs[0]?.args).toContain(
      `--config.file=${path.join(dataDir, 'monitoring/prometheus.yml')}`,
    );
    expect(readData('prometheus.yml')).toMatchObject({
      rule_files: ['/repository/infra/monitoring/alerts.yaml'],
      scrape_configs: [
        {
          job_name: 'services',
          static_configs: [
            { targets: ['127.0.0.1:3123'], labels: { service: 'orders' } },
            { targets: ['127.0.0.1:3120'], labels: { service: 'client' } },
          ],
        },
      ],
    });
    expect(notes.join('\n')).toContain('no dashboards: no grafana or grafana-server on PATH');
  });

  it.each([
    ['grafana', ['server', '--homepath']],
    ['grafana-server', ['--homepath']],
  ])('has %s show the dashboards of the cluster, on loopback alone', async (name, args) => {
    const program = installGrafana(name);
    const found: Readonly<Record<string, string>> = {
      prometheus: '/bin/prometheus',
      [name]: program,
    };
    const { observed, specs } = await observeOn(
      fakeMachine({ findExecutable: (each) => found[each] }),
    );

    expect(observed.grafanaUrl).toBe('http://127.0.0.1:3200');
    expect(specs[1]).toMatchObject({
      command: program,
      args: [...args, path.join(dataDir, 'opt')],
      env: { GF_SERVER_HTTP_ADDR: '127.0.0.1', GF_SERVER_HTTP_PORT: '3200' },
    });
    const provisioning = specs[1]?.env?.['GF_PATHS_PROVISIONING'] ?? '';
    expect(existsSync(provisioning)).toBe(true);
    expect(readData('grafana/provisioning/datasources/ticketing.yaml')).toMatchObject({
      datasources: [{ url: 'http://127.0.0.1:9090', isDefault: true }],
    });
    expect(readData('grafana/provisioning/dashboards/ticketing.yaml')).toMatchObject({
      providers: [{ options: { path: '/repository/infra/monitoring/dashboards' } }],
    });
  });
});
