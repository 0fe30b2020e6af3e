import type { Limit } from '../frame/benchmark';

/** A figure with as many digits as it deserves. */
export function shown(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en');
  if (Math.abs(value) >= 100) return value.toFixed(0);
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

export function shownLimit(must: Limit): string {
  if ('atLeast' in must) return `≥ ${must.atLeast}`;
  if ('atMost' in must) return `≤ ${must.atMost}`;
  return `= ${must.exactly}`;
}
