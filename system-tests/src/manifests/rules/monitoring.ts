import { parse } from 'yaml';
import { named, ofKind, workloads, type KubeObject, type Workload } from '../kube-object';
import { SERVICES, type Rendered, type Rules } from '../rule';
import { fileOf, keepsOn, missing, server } from './backing';

interface ScrapeJob {
  job_name: string;
  dns_sd_configs?: { names: string[]; port: number }[];
}

interface Scraping {
  names: string[];
  port: number | undefined;
}

/** The names, and the port, at which Prometheus looks for our pods. */
function scrapingOf(objects: readonly KubeObject[], prometheus: Workload): Scraping {
  const config = parse(fileOf(objects, prometheus, 'prometheus.yml')) as {
    scrape_configs?: ScrapeJob[];
  } | null;
  const job = config?.scrape_configs?.find(({ job_name: name }) => name === 'services');
  const found = job?.dns_sd_configs?.[0];
  return { names: found?.names ?? [], port: found?.port };
}

function scrapeFaults(
  objects: readonly KubeObject[],
  name: string,
  { names, port }: Scraping,
): string[] {
  const service = named(ofKind(objects, 'Service'), `${name}-metrics`)?.spec;
  const workload = workloads(ofKind(objects, 'Deployment')).find((each) => each.name === name);
  const container = workload?.containers[0];
  const told = container?.env?.find((variable) => variable.name === 'METRICS_PORT')?.value;
  const open = container?.ports?.find((each) => each.name === 'metrics')?.containerPort;
  return missing(
    {
      'is not asked for': names.includes(`${name}-metrics`),
      'has no addresses of its own': service?.clusterIP === 'None',
      'is asked only when it is ready': service?.publishNotReadyAddresses === true,
      'listens on another port': port !== undefined && Number(told) === port && open === port,
    },
    `Deployment/${name}`,
  );
}

function prometheusFaults(objects: readonly KubeObject[]): string[] {
  const prometheus = server(objects, 'prometheus');
  if (!prometheus) return ['StatefulSet/prometheus: is not there'];
  const scraping = scrapingOf(objects, prometheus);
  return [
    ...SERVICES.flatMap((name) => scrapeFaults(objects, name, scraping)),
    ...missing(
      {
        'forgets in a restart': keepsOn(prometheus, '/prometheus'),
        'has no rules': fileOf(objects, prometheus, 'alerts.yaml') !== '',
      },
      prometheus.title,
    ),
  ];
}

function grafanaFaults(objects: readonly KubeObject[]): string[] {
  const grafana = workloads(objects).find(({ name }) => name === 'grafana');
  if (!grafana) return ['Deployment/grafana: is not there'];
  const password = grafana.containers[0]?.env?.find(
    ({ name }) => name === 'GF_SECURITY_ADMIN_PASSWORD',
  );
  return missing(
    {
      'has the password that everybody knows': password?.valueFrom?.secretKeyRef !== undefined,
      'shows nothing': fileOf(objects, grafana, 'business.json') !== '',
    },
    grafana.title,
  );
}

const whereChosen =
  (check: (objects: readonly KubeObject[]) => string[]) =>
  ({ objects, components }: Rendered) =>
    components.has('monitoring') ? check(objects) : [];

export const monitoringRules: Rules = {
  'Prometheus asks every pod of ours, and keeps what it hears': whereChosen(prometheusFaults),

  'Grafana shows its dashboards behind a password': whereChosen(grafanaFaults),
};
