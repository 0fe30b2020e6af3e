import { isOfJob, isStateless, type KubePod } from './objects';
import { describeRestart, restartsOf, type Restarted } from './readiness';

/** Which containers have ended by themselves, also in pods that are gone since. */
export interface RestartLog {
  /** Looks at the pods that are there now. */
  look(): Promise<void>;
  /** What was seen at any look. */
  seen(): string[];
}

/**
 * Begins when everything is ready. A service ends by design when it has waited a minute for its database,
 * as it may have to while all is installed: what ours have done until then does not count.
 */
export async function openRestartLog(
  readPods: () => Promise<readonly KubePod[]>,
): Promise<RestartLog> {
  const timesSeen = new Map<string, number>();
  const timesBefore = new Map(
    restartsOf((await readPods()).filter(isStateless)).map(({ container, times }) => [
      container,
      times,
    ]),
  );

  const isNew = ({ container, times }: Restarted): boolean =>
    times > Math.max(timesBefore.get(container) ?? 0, timesSeen.get(container) ?? 0);

  return {
    async look() {
      const pods = (await readPods()).filter((pod) => !isOfJob(pod));
      const fresh = restartsOf(pods).filter(isNew);
      for (const { container, times } of fresh) timesSeen.set(container, times);
    },
    seen: () => [...timesSeen].map(([container, times]) => describeRestart({ container, times })),
  };
}
