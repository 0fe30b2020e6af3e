const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HALF_SECOND_MS = 500;

/** One request and the `Date` header of its answer, with our own clock before and after. */
export interface ClockSample {
  readonly date: string | undefined;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/**
 * How far the server's clock is ahead of ours. The header counts whole seconds, so the truth is
 * half a second later on average; the answer is taken to have been made half way.
 */
export function clockOffsetMs({ date, sentAtMs, receivedAtMs }: ClockSample): number {
  const serverMs = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(serverMs)) return 0;
  return serverMs + HALF_SECOND_MS - (sentAtMs + receivedAtMs) / 2;
}

export function remainingMs(expiresAt: string, serverNowMs: number): number {
  return Math.max(0, Date.parse(expiresAt) - serverNowMs);
}

/** `754000` → `12:34`. Rounds up: `00:00` is shown only when nothing is left. */
export function formatRemaining(ms: number): string {
  const seconds = Math.ceil(ms / SECOND_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** The moments worth saying aloud: whole minutes at 10, 5, 2 and 1, and none between. */
export function minutesToAnnounce(ms: number): number | undefined {
  const announced = [1, 2, 5, 10];
  return announced.find((minutes) => ms <= minutes * MINUTE_MS);
}
