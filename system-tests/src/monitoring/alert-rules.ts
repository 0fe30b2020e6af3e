import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { pathOf, readText } from './catalogue';

export const ALERTS_FILE = 'infra/monitoring/alerts.yaml';
export const TESTS_DIR = 'infra/monitoring/tests';

export interface Alert {
  alert: string;
  expr: string;
  for?: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
}

interface Expectation {
  alertname: string;
  isFiring: boolean;
}

interface TestFile {
  tests: {
    promql_expr_test?: { expr: string; exp_samples: unknown[] }[];
    alert_rule_test?: { alertname: string; exp_alerts?: unknown[] }[];
  }[];
}

export function readAlerts(): Alert[] {
  const { groups } = parse(readText(ALERTS_FILE)) as { groups: { rules: Alert[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

export function testFiles(): string[] {
  return readdirSync(pathOf(TESTS_DIR)).map((file) => path.join(TESTS_DIR, file));
}

/** What the tests of promtool expect of alerts, each by its name. */
export function readExpectations(): Expectation[] {
  const files = testFiles().map((file) => parse(readText(file)) as TestFile);
  return files
    .flatMap(({ tests }) => tests)
    .flatMap(({ promql_expr_test: queries = [], alert_rule_test: alerts = [] }) => [
      ...alerts.map(({ alertname, exp_alerts: expected = [] }) => ({
        alertname,
        isFiring: expected.length > 0,
      })),
      ...queries.flatMap(({ expr, exp_samples: expected }) =>
        (/alertname=~?"([\w|]+)"/.exec(expr)?.[1] ?? '').split('|').map((alertname) => ({
          alertname,
          isFiring: expected.length > 0,
        })),
      ),
    ]);
}
