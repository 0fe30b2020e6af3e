import { readFileSync } from 'node:fs';

/** One row of `infra/paths.json`, which feeds this proxy and the ingress. */
export interface PathRow {
  prefix: string;
  service: string;
  /** A row that is not for the ingress. */
  only?: 'local';
  /** The service does not know of the prefix. */
  strip?: boolean;
}

export class InvalidPathTable extends Error {
  override readonly name = 'InvalidPathTable';
}

function isPathRow(value: unknown): value is PathRow {
  if (typeof value !== 'object' || value === null) return false;
  const { prefix, service, only, strip } = value as Record<string, unknown>;
  return (
    typeof prefix === 'string' &&
    /^\/([a-z-]+(\/[a-z-]+)*)?$/.test(prefix) &&
    typeof service === 'string' &&
    (only === undefined || only === 'local') &&
    (strip === undefined || typeof strip === 'boolean')
  );
}

export function readPathTable(file: string): PathRow[] {
  const rows: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (Array.isArray(rows) && rows.every(isPathRow)) return rows;
  throw new InvalidPathTable(`${file} has a row that is not a path of a service`);
}

function matches({ prefix }: PathRow, path: string): boolean {
  return prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
}

/** The row with the longest prefix, counted in whole path elements as Kubernetes does. */
export function rowFor(rows: readonly PathRow[], url: string): PathRow | undefined {
  const path = url.replace(/[?#].*$/s, '');
  return rows
    .filter((row) => matches(row, path))
    .reduce<PathRow | undefined>(
      (best, row) => (best && best.prefix.length >= row.prefix.length ? best : row),
      undefined,
    );
}

/** The address that the service gets to see. */
export function strippedUrl(row: PathRow, url: string): string {
  if (!row.strip) return url;
  const rest = url.slice(row.prefix.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
