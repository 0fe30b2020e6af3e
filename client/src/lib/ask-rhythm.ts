const ASK_EVERY_MS = 5_000;
/** What was given back just now is free within a second, as a rule. */
const ASK_SOON_MS = 1_000;
const ASK_SOON_TIMES = 3;

/**
 * How long to wait before a ticket that somebody just gave back is asked for again. Who can not
 * answer is not asked often.
 *
 * @param asked how often that was done since the page began to wait, whatever came of it
 */
export function askAgainAfterMs(asked: number, hasFailed: boolean): number {
  return !hasFailed && asked < ASK_SOON_TIMES ? ASK_SOON_MS : ASK_EVERY_MS;
}
