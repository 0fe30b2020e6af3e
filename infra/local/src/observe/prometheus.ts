import { foundChoice, type Choice } from '../backing/choice';
import type { Machine } from '../backing/machine';
import type { Answer } from '../backing/remembered';

const PRODUCT = 'Prometheus';
const SCRAPE_INTERVAL = '5s';
/** The one of those on a cluster, of infra/k8s/components/monitoring/prometheus.yml. */
const JOB = 'services';
const KEPT = ['--storage.tsdb.retention.time=15d', '--storage.tsdb.retention.size=1GB'];

/** Who is asked for metrics, by name, and where. */
export type Targets = Readonly<Record<string, string>>;

/**
 * What Prometheus is to ask, and by which rules it judges the answers: JSON, which its YAML includes.
 *
 * @param targets addresses as `host:port`
 */
export function prometheusConfig({
  targets,
  rulesFile,
}: {
  targets: Targets;
  rulesFile: string;
}): string {
  const static_configs = Object.entries(targets).map(([service, address]) => ({
    targets: [address],
    labels: { service },
  }));
  const config = {
    global: {
      scrape_interval: SCRAPE_INTERVAL,
      scrape_timeout: SCRAPE_INTERVAL,
      evaluation_interval: SCRAPE_INTERVAL,
    },
    rule_files: [rulesFile],
    scrape_configs: [{ job_name: JOB, static_configs }],
  };
  return JSON.stringify(config, undefined, 2);
}

/** A Prometheus that is on this machine; none is fetched, as Debian's package starts one by itself. */
export function findPrometheus(
  machine: Machine,
  { configFile }: { configFile: string },
): Promise<Answer<Choice>> {
  const program = { variable: 'PROMETHEUS_BINARY', names: ['prometheus'] };
  return foundChoice(machine, program, PRODUCT, (command) => ({ port, dataDir }) => ({
    command,
    args: [
      `--config.file=${configFile}`,
      `--storage.tsdb.path=${dataDir}`,
      `--web.listen-address=127.0.0.1:${port}`,
      ...KEPT,
    ],
  }));
}
