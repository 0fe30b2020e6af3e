import { EXIT, type ExitCode } from '../cli/exit-codes';

export type Ending = 'complete' | 'time-up' | 'interrupted';

/** From the beginning of a command to its end, whatever ends it. */
export interface Run {
  /** Aborted at the end. */
  readonly signal: AbortSignal;
  readonly ended: Promise<Ending>;
  /** All was done that was asked for. */
  complete(): void;
}

/** @param timeoutSeconds undefined: for as long as nobody interrupts it */
export function startRun({
  timeoutSeconds,
  interrupted,
}: {
  timeoutSeconds: number | undefined;
  interrupted: AbortSignal;
}): Run {
  const stopping = new AbortController();
  let finish: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => {
    finish = (ending) => {
      clearTimeout(timer);
      resolve(ending);
      stopping.abort();
    };
  });
  const timer =
    timeoutSeconds === undefined
      ? undefined
      : setTimeout(() => finish('time-up'), timeoutSeconds * 1_000);
  if (interrupted.aborted) finish('interrupted');
  interrupted.addEventListener('abort', () => finish('interrupted'), { once: true });
  return { signal: stopping.signal, ended, complete: () => finish('complete') };
}

/** The exit code of a run that ended so. */
export function exitCodeOf(
  ending: Ending,
  { interrupted, timeUp }: { interrupted: AbortSignal; timeUp: ExitCode },
): ExitCode {
  switch (ending) {
    case 'complete':
      return EXIT.done;
    case 'time-up':
      return timeUp;
    case 'interrupted':
      return interrupted.reason as ExitCode;
  }
}
