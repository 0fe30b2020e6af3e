import { parse } from 'yaml';
import { createLiteralCheck } from '../support/literal-check';
import { readCatalogue, readText, undocumented } from './catalogue';
import { expressionsOf, misplaced, readDashboards, type DashboardFile } from './dashboard';
import { loadPromql, type ReadNames } from './promql';
import { checkExpressions, describeWithPromtool } from './promtool';

const dashboards = readDashboards();
const [sample] = dashboards as [DashboardFile];

describe('the dashboards', () => {
  let namesIn: ReadNames;
  beforeAll(async () => (namesIn = await loadPromql()));

  it.each(dashboards)('ask for metrics and labels that are documented: $file', (dashboard) => {
    const catalogue = readCatalogue();
    const findings = expressionsOf(dashboard).map((each) => undocumented(namesIn(each), catalogue));

    expect(findings.flat()).toEqual([]);
  });

  it.each(dashboards)('show each series by name and unit, in its place: $file', (dashboard) => {
    const { panels } = dashboard;

    expect(misplaced(dashboard)).toEqual([]);
    expect(panels.filter(({ fieldConfig }) => !fieldConfig.defaults.unit)).toEqual([]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
    for (const { targets } of panels) {
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    }
  });

  it('have the fields and types of the Grafana that the manifests run', () => {
    const type = `import('../monitoring/dashboard').JsonDashboard`;
    const check = createLiteralCheck();

    expect(check(dashboards.map(({ text }) => ({ type, json: text })))).toEqual([]);
    const [, version] =
      /image: grafana\/grafana:(\S+)/.exec(
        readText('infra/k8s/components/monitoring/grafana.yaml'),
      ) ?? [];
    const { devDependencies } = JSON.parse(readText('system-tests/package.json')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies['@grafana/schema']).toBe(version);
  });

  it('are all in the component, under names of their own', () => {
    const { configMapGenerator } = parse(readText('infra/monitoring/kustomization.yaml')) as {
      configMapGenerator: { name: string; files: string[] }[];
    };
    const { files } = configMapGenerator.find(({ name }) => name === 'grafana-dashboards') ?? {};

    expect(files).toEqual(dashboards.map(({ file }) => `dashboards/${file}`));
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
  });

  it('would be refused with a fault', () => {
    const broken = (before: string, after: string) => sample.text.replace(before, after);
    const type = `import('../monitoring/dashboard').JsonDashboard`;
    const check = createLiteralCheck();

    expect(check([{ type, json: broken('"gridPos"', '"place"') }])).toHaveLength(1);
    expect(undocumented(namesIn('sum by (pod) (ticketing_sales_total)'), readCatalogue())).toEqual([
      'ticketing_sales_total',
      'label pod',
    ]);
    expect(
      undocumented(namesIn('ticketing_orders_total{outcome="complete"}'), readCatalogue()),
    ).toEqual(['ticketing_orders_total: outcome="complete"']);
  });
});

describeWithPromtool('Prometheus', () => {
  it.each(dashboards)('can be asked what a dashboard asks: $file', async (dashboard) => {
    expect(await checkExpressions(expressionsOf(dashboard))).toMatchObject({ ok: true });
  });

  it('refuses what is no expression', async () => {
    expect(await checkExpressions(['sum by (x (y)'])).toMatchObject({ ok: false });
  });
});
