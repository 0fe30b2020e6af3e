import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Choice } from '../backing/choice';
import type { Machine } from '../backing/machine';
import { answersHttp } from '../processes/health';
import type { SuiteOptions } from '../suite/options';
import { shownPath } from '../suite/shown-path';
import { addressOf } from '../suite/specs';
import type { Stage } from '../suite/stage';
import { findGrafana, writeProvisioning } from './grafana';
import { findPrometheus, prometheusConfig, type Targets } from './prometheus';

/** Where to look, as far as there is somebody who looks. */
export interface Observed {
  prometheusUrl?: string;
  grafanaUrl?: string;
}

interface Setting {
  options: SuiteOptions;
  machine: Machine;
  stage: Stage;
  /** Where each of ours tells its metrics, as `host:port`. */
  targets: Targets;
}

type Observer = 'prometheus' | 'grafana';

/** What has to answer before an observer counts as started. */
export const READY_PATHS: Readonly<Record<Observer, string>> = {
  prometheus: '/-/ready',
  grafana: '/api/health',
};

function folderOf({ dataDir }: SuiteOptions, name: Observer): string {
  const folder = path.join(dataDir, 'monitoring', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** @returns its address */
async function bring(
  { options, stage }: Setting,
  name: Observer,
  { choice, dataDir }: { choice: Choice; dataDir: string },
): Promise<string> {
  const startedAt = performance.now();
  const port = await stage.port(name);
  const url = addressOf(port);
  const runnable = choice.runnable?.({ port, dataDir });
  if (!runnable) throw new Error(`${name} can not be started`);
  const isHealthy = () => answersHttp(`${url}${READY_PATHS[name]}`);
  await stage.bring([{ ...runnable, name, port, isHealthy }]);
  const { source, product, version, where } = choice;
  const place = `on ${port}, data in ${shownPath(options.rootDir, dataDir)}`;
  const detail = `${source}: ${product} ${version} (${where}), ${place}`;
  options.onStep?.({ title: name, detail, tookMs: performance.now() - startedAt });
  return url;
}

async function startPrometheus(setting: Setting): Promise<string | undefined> {
  const { options, machine, targets } = setting;
  const dataDir = folderOf(options, 'prometheus');
  const configFile = path.join(dataDir, '..', 'prometheus.yml');
  const rulesFile = path.join(options.rootDir, 'infra/monitoring/alerts.yaml');
  const found = await findPrometheus(machine, { configFile });
  if ('no' in found) {
    const example = Object.entries(targets)[0] ?? ['', ''];
    options.onNote?.(`NOT observed: ${found.no}; install Debian's package prometheus.`);
    options.onNote?.(
      `  What it would ask is there: http://${example[1]}/metrics (${example[0]}), …`,
    );
    return undefined;
  }
  writeFileSync(configFile, prometheusConfig({ targets, rulesFile }));
  return bring(setting, 'prometheus', { choice: found.yes, dataDir });
}

async function startGrafana(setting: Setting, prometheusUrl: string): Promise<string | undefined> {
  const { options, machine } = setting;
  const found = await findGrafana(machine);
  if ('no' in found) {
    options.onNote?.(`no dashboards: ${found.no}; https://grafana.com/grafana/download has it.`);
    return undefined;
  }
  const dataDir = folderOf(options, 'grafana');
  const dashboardsDir = path.join(options.rootDir, 'infra/monitoring/dashboards');
  writeProvisioning({ dataDir, prometheusUrl, dashboardsDir });
  return bring(setting, 'grafana', { choice: found.yes, dataDir });
}

/** Starts Prometheus, and Grafana on top of it. Says aloud what is not to be had, and goes on without. */
export async function startObserving(setting: Setting): Promise<Observed> {
  const prometheusUrl = await startPrometheus(setting);
  if (prometheusUrl === undefined) return {};
  const grafanaUrl = await startGrafana(setting, prometheusUrl);
  return { prometheusUrl, ...(grafanaUrl !== undefined && { grafanaUrl }) };
}
