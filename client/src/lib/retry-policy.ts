import { ApiError } from './api-error';

/** Answers that say nothing about the request: nobody was there, or nobody had time. */
const UNREACHABLE = new Set([0, 502, 503, 504]);
const RETRIES_MAX = 6;
const FIRST_WAIT_MS = 1_000;
const WAIT_MAX_MS = 8_000;

/** Whether the fault is one of the way, or of the moment, and not of the request. */
export function isUnreachable(fault: unknown): boolean {
  return fault instanceof ApiError && UNREACHABLE.has(fault.status);
}

/** @param failures how often it has failed before this fault */
export function shouldReadAgain(failures: number, fault: unknown): boolean {
  return failures < RETRIES_MAX && isUnreachable(fault);
}

/** Waits longer each time, so that a shop that is busy is not kept busy by those who wait. */
export function readAgainAfterMs(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** failures, WAIT_MAX_MS);
}
