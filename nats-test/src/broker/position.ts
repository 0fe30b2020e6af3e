/** Where reading begins. */
export type Position =
  | { kind: 'new' }
  /** Of the stream on JetStream; of each type on NATS Streaming, which counts by channel. */
  | { kind: 'sequence'; sequence: number }
  | { kind: 'time'; time: Date };

const SPAN = /^(\d{1,6})([smhd])$/;
const UNIT_MS: Readonly<Record<string, number>> = { s: 1e3, m: 60e3, h: 3_600e3, d: 86_400e3 };
const MOMENT = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/;

/** Reads `17` (a sequence), `2026-01-31T12:00:00Z` (a time) or `15m` (so long ago); else undefined. */
export function readPosition(text: string, now: Date): Position | undefined {
  if (/^\d+$/.test(text)) {
    const sequence = Number(text);
    return Number.isSafeInteger(sequence) && sequence > 0
      ? { kind: 'sequence', sequence }
      : undefined;
  }
  const [, amount, unit] = SPAN.exec(text) ?? [];
  if (amount !== undefined && unit !== undefined) {
    return {
      kind: 'time',
      time: new Date(now.getTime() - Number(amount) * (UNIT_MS[unit] ?? NaN)),
    };
  }
  const time = new Date(text);
  return MOMENT.test(text) && !Number.isNaN(time.getTime()) ? { kind: 'time', time } : undefined;
}
