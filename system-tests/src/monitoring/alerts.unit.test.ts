import { parse } from 'yaml';
import { anchorsOf } from '../delivery/handbook/text';
import { ALERTS_FILE, readAlerts, readExpectations, testFiles } from './alert-rules';
import { pathOf, readCatalogue, readText, undocumented } from './catalogue';
import { loadPromql, type ReadNames } from './promql';
import { describeWithPromtool, promtool } from './promtool';

const SEVERITIES = ['critical', 'warning', 'info'];
const HANDBOOK = 'docs/operations.md';

describe('the alerts', () => {
  const alerts = readAlerts();
  const names = alerts.map(({ alert }) => alert);
  let namesIn: ReadNames;
  beforeAll(async () => (namesIn = await loadPromql()));

  it.each(alerts)('name metrics and labels that are documented: $alert', ({ expr }) => {
    expect(undocumented(namesIn(expr), readCatalogue())).toEqual([]);
  });

  it.each(alerts)('say how bad it is, what it is and what to do: $alert', (alert) => {
    const { summary = '', description = '', runbook = '' } = alert.annotations;
    const [file, anchor = ''] = runbook.split('#');

    expect(SEVERITIES).toContain(alert.labels['severity']);
    expect([summary, description]).not.toContain('');
    expect(file).toBe(HANDBOOK);
    expect(anchorsOf(readText(HANDBOOK))).toContain(anchor);
  });

  it('have names of their own, and are all in the handbook, as bad as they are', () => {
    const rows = readText(HANDBOOK).matchAll(/^\| `([A-Z]\w+)` +\| (\w+) +\|.*\]\(#([\w-]+)\)/gm);

    expect([...rows].map(([, name, severity, anchor]) => [name, severity, anchor])).toEqual(
      alerts.map(({ alert, labels, annotations }) => [
        alert,
        labels['severity'],
        annotations['runbook']?.split('#')[1],
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([true, false])('are each tested to fire, and not to: %s', (isFiring) => {
    const tested = readExpectations().filter((each) => each.isFiring === isFiring);
    const testedNames = new Set(tested.map(({ alertname }) => alertname));

    expect(names.filter((name) => !testedNames.has(name))).toEqual([]);
  });

  it('know the limit of memory that the manifests set', () => {
    const { expr = '' } = alerts.find(({ alert }) => alert === 'MemoryNearLimit') ?? {};
    const { spec } = parse(readText('infra/k8s/base/service-defaults.yaml')) as {
      spec: { template: { spec: { containers: [{ resources: { limits: { memory: string } } }] } } };
    };
    const { memory } = spec.template.spec.containers[0].resources.limits;
    const [, mib] = /0\.9 \* (\d+) \* 1024 \* 1024/.exec(expr) ?? [];

    expect(`${mib}Mi`).toBe(memory);
  });
});

describeWithPromtool('Prometheus', () => {
  it('takes the rules', async () => {
    expect(await promtool('check', 'rules', pathOf(ALERTS_FILE))).toMatchObject({ ok: true });
  });

  it('takes the configuration for Kubernetes', async () => {
    const file = pathOf('infra/k8s/components/monitoring/prometheus.yml');

    expect(await promtool('check', 'config', file)).toMatchObject({ ok: true });
  });

  it.each(testFiles())('fires alerts when it must, and only then: %s', async (file) => {
    expect(await promtool('test', 'rules', pathOf(file))).toMatchObject({ ok: true });
  });
});
