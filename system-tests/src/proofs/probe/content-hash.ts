import { createHash } from 'node:crypto';

const HEX_DIGITS = 16;

function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Equal for equal JSON, in whatever order its keys were written. */
export function contentHash(data: unknown): string {
  const canonical = JSON.stringify(data ?? null, withSortedKeys);
  return createHash('sha256').update(canonical).digest('hex').slice(0, HEX_DIGITS);
}
