import type { Dashboard } from '@grafana/schema';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathOf, readText } from './catalogue';

const DASHBOARDS_DIR = 'infra/monitoring/dashboards';

/** A type as JSON has it: with the values of enumerations in place of their names. */
type Plain<T> = T extends string ? `${T}` : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;

export type JsonDashboard = Plain<Dashboard>;

export interface Panel {
  id: number;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  fieldConfig: { defaults: { unit?: string } };
  targets: { refId: string; expr: string; legendFormat: string }[];
}

export interface DashboardFile {
  file: string;
  text: string;
  uid: string;
  panels: Panel[];
  variables: string[];
}

export function readDashboards(): DashboardFile[] {
  return readdirSync(pathOf(DASHBOARDS_DIR)).map((file) => {
    const text = readText(path.join(DASHBOARDS_DIR, file));
    const { uid, panels, templating } = JSON.parse(text) as {
      uid: string;
      panels: Panel[];
      templating: { list: { name: string }[] };
    };
    return { file, text, uid, panels, variables: templating.list.map(({ name }) => name) };
  });
}

/** An expression as Grafana asks it, with something in place of each of its variables. */
export function asAsked(expression: string, variables: readonly string[]): string {
  return variables
    .reduce((text, name) => text.replaceAll(`$${name}`, 'orders'), expression)
    .replaceAll('$__rate_interval', '1m')
    .replaceAll('$__range', '6h');
}

export function expressionsOf({ panels, variables }: DashboardFile): string[] {
  return panels.flatMap(({ targets }) => targets).map(({ expr }) => asAsked(expr, variables));
}

/** Pairs of panels that lie on each other, and what leaves the 24 columns. */
export function misplaced({ panels }: DashboardFile): string[] {
  const overlaps = panels.flatMap(({ title, gridPos: a }, index) =>
    panels
      .slice(index + 1)
      .filter(
        ({ gridPos: b }) =>
          a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h,
      )
      .map((other) => `${title} lies on ${other.title}`),
  );
  const outside = panels.filter(({ gridPos: { x, w } }) => x < 0 || x + w > 24);
  return [...overlaps, ...outside.map(({ title }) => `${title} is too wide`)];
}
