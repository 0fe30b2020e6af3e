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

interface Unconfirmed {
  settled: Promise<void>;
  fail: (message: string, cause?: unknown) => void;
}

/** Settles once, whichever comes first: a client may call back twice, or long after. */
function sendAndWait(send: () => Promise<void>, timeoutMs: number): Unconfirmed {
  let fail: Unconfirmed['fail'] = () => undefined;
  const settled = new Promise<void>((resolve, reject) => {
    fail = (message, cause) => reject(new BusUnavailable(message, { cause }));
    send().then(resolve, (cause: unknown) => fail('the broker did not confirm', cause));
  });
  const timer = setTimeout(() => fail('the broker did not confirm in time'), timeoutMs);
  return { settled: settled.finally(() => clearTimeout(timer)), fail };
}

export function createPublishLimit({
  inFlightMax,
  timeoutMs,
}: {
  inFlightMax: number;
  timeoutMs: number;
}): PublishLimit {
  const unconfirmed = new Set<Unconfirmed>();

  return {
    async run(send) {
      if (unconfirmed.size >= inFlightMax) {
        throw new BusUnavailable('too many messages wait for their confirmation');
      }
      const entry = sendAndWait(send, timeoutMs);
      unconfirmed.add(entry);
      try {
        await entry.settled;
      } finally {
        unconfirmed.delete(entry);
      }
    },
    failAll(reason, cause) {
      for (const { fail } of unconfirmed) fail(reason, cause);
    },
    async idle() {
      await Promise.allSettled([...unconfirmed].map(({ settled }) => settled));
    },
  };
}
