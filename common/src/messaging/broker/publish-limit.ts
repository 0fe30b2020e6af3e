import { BusUnavailable } from '../../errors';

/** Publishes that wait for their confirmation: how many, how long, and what happens to them on loss. */
export interface PublishLimit {
  /**
   * Sends a message and waits for its confirmation.
   *
   * @throws {BusUnavailable} when there are too many already, or when it is not confirmed in time
   */
  run(send: () => Promise<void>): Promise<void>;
  /** Fails everything that waits: nobody will confirm it any more. */
  failAll(reason: string, cause?: unknown): void;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

export function createPublishLimit({
  inFlightMax,
  timeoutMs,
}: {
  inFlightMax: number;
  timeoutMs: number;
}): PublishLimit {
  const waiting = new Set<{ task: Promise<void>; fail: (error: BusUnavailable) => void }>();

  /** Settles once, whichever comes first: a client may call back twice, or long after. */
  function confirmation(
    send: () => Promise<void>,
    entry: { fail: (error: BusUnavailable) => void },
  ) {
    return new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new BusUnavailable('the broker did not confirm in time')),
        timeoutMs,
      );
      entry.fail = (error) => {
        clearTimeout(timer);
        reject(error);
      };
      send().then(
        () => {
          clearTimeout(timer);
          resolve();
        },
        (cause: unknown) => entry.fail(new BusUnavailable('the broker did not confirm', { cause })),
      );
    });
  }

  return {
    async run(send) {
      if (waiting.size >= inFlightMax) {
        throw new BusUnavailable('too many messages wait for their confirmation');
      }
      const entry = {
        task: Promise.resolve(),
        fail: (_error: BusUnavailable) => undefined as void,
      };
      entry.task = confirmation(send, entry).finally(() => waiting.delete(entry));
      waiting.add(entry);
      return entry.task;
    },
    failAll(reason, cause) {
      for (const { fail } of waiting) fail(new BusUnavailable(reason, { cause }));
    },
    async idle() {
      await Promise.allSettled([...waiting].map(({ task }) => task));
    },
  };
}
