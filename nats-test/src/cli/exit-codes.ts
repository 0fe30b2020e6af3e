/** What the laboratory ends with, so that scripts can tell why. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  /** `--timeout-seconds` were over before `--count` events were seen. */
  timeUp: 3,
  /** Whoever read its output went away (`| head -1`): 128 + SIGPIPE. */
  outputGone: 141,
  /** Ctrl-C: 128 + SIGINT. */
  interrupted: 130,
  /** 128 + SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command line makes no sense. The message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
