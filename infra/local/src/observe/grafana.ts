import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { foundProgram, programChoice, type Choice } from '../backing/choice';
import type { Machine } from '../backing/machine';
import type { Answer } from '../backing/remembered';

/** On loopback only, so nobody signs in. It fetches nothing, and tells nobody anything. */
const SETTINGS = {
  GF_SERVER_HTTP_ADDR: '127.0.0.1',
  GF_AUTH_ANONYMOUS_ENABLED: 'true',
  GF_AUTH_ANONYMOUS_ORG_ROLE: 'Editor',
  GF_LOG_MODE: 'console',
  GF_PLUGINS_PREINSTALL_DISABLED: 'true',
  GF_ANALYTICS_REPORTING_ENABLED: 'false',
  GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
  GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
  GF_NEWS_NEWS_FEED_ENABLED: 'false',
};

/** Where Grafana keeps what it serves: beside its program, or where packages put it. */
function homeOf(executable: string): string | undefined {
  if (!existsSync(executable)) return undefined;
  const above = path.dirname(path.dirname(realpathSync(executable)));
  return [above, path.join(above, 'share/grafana'), '/usr/share/grafana'].find((folder) =>
    existsSync(path.join(folder, 'conf/defaults.ini')),
  );
}

/** A Grafana that is on this machine. */
export async function findGrafana(machine: Machine): Promise<Answer<Choice>> {
  const found = foundProgram(machine, {
    variable: 'GRAFANA_BINARY',
    names: ['grafana', 'grafana-server'],
  });
  const home = 'yes' in found ? homeOf(found.yes) : undefined;
  if ('yes' in found && home === undefined) {
    return { no: `${found.yes} has no conf/defaults.ini near it` };
  }
  return programChoice(
    machine,
    found,
    { source: 'found', product: 'Grafana' },
    (command) =>
      ({ port, dataDir }) => ({
        command,
        args: [
          ...(path.basename(command) === 'grafana' ? ['server'] : []),
          ...['--homepath', home ?? ''],
        ],
        env: {
          ...SETTINGS,
          GF_SERVER_HTTP_PORT: String(port),
          GF_PATHS_DATA: dataDir,
          GF_PATHS_PLUGINS: path.join(dataDir, 'plugins'),
          GF_PATHS_PROVISIONING: path.join(dataDir, 'provisioning'),
        },
      }),
  );
}

/** Tells Grafana whom to ask and what to show: JSON, which its YAML includes. */
export function writeProvisioning({
  dataDir,
  prometheusUrl,
  dashboardsDir,
}: {
  dataDir: string;
  prometheusUrl: string;
  dashboardsDir: string;
}): void {
  const datasource = { name: 'Prometheus', uid: 'prometheus', type: 'prometheus', access: 'proxy' };
  const files = {
    datasources: { datasources: [{ ...datasource, url: prometheusUrl, isDefault: true }] },
    dashboards: {
      providers: [
        { name: 'ticketing', folder: 'Ticketing', type: 'file', options: { path: dashboardsDir } },
      ],
    },
  };
  for (const [kind, content] of Object.entries(files)) {
    const folder = path.join(dataDir, 'provisioning', kind);
    mkdirSync(folder, { recursive: true });
    const text = JSON.stringify({ apiVersion: 1, ...content }, undefined, 2);
    writeFileSync(path.join(folder, 'ticketing.yaml'), text);
  }
}
