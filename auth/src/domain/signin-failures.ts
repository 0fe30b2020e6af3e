/** Failed sign-ins are counted for so long after the first one. */
export const FAILURE_WINDOW_SECONDS = 15 * 60;

/** Failures that were counted under one key, until when. */
export interface FailureCount {
  key: string;
  failures: number;
  expiresAt: Date;
}

export interface FailureLimits {
  perAccountMax: number;
  perAddressMax: number;
}

/** Whom a failure counts against: the account from that address, and the address. */
export function failureKeys(attempt: { email: string; address: string }): string[] {
  return [`account:${attempt.address}:${attempt.email}`, `address:${attempt.address}`];
}

/**
 * How long a sign-in must wait, in seconds; 0 when it may go on.
 *
 * @param counted what was counted under the keys of this attempt
 */
export function secondsToWait(
  counted: readonly FailureCount[],
  limits: FailureLimits,
  now: Date,
): number {
  const waits = counted.map(({ key, failures, expiresAt }) => {
    const max = key.startsWith('account:') ? limits.perAccountMax : limits.perAddressMax;
    const leftMs = expiresAt.getTime() - now.getTime();
    return failures >= max && leftMs > 0 ? Math.ceil(leftMs / 1_000) : 0;
  });
  return Math.max(0, ...waits);
}
