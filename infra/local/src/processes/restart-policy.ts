/** How a process that crashed is started again. */
export interface RestartPolicy {
  /** The pause before each try; after the last one it is given up. */
  delaysMs: readonly number[];
  /** One that ran for so long starts with the first pause again. */
  stableAfterMs: number;
}

export const RESTARTS: RestartPolicy = {
  delaysMs: [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000],
  stableAfterMs: 60_000,
};

/** How many crashes in a row this one makes, and the pause before the next try if there is one. */
export function afterCrash(
  { delaysMs, stableAfterMs }: RestartPolicy,
  { crashes, ranMs }: { crashes: number; ranMs: number },
): { crashes: number; delayMs: number | undefined } {
  const before = ranMs >= stableAfterMs ? 0 : crashes;
  return { crashes: before + 1, delayMs: delaysMs[before] };
}
