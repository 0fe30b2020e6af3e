import type { Logger } from '../../service/logger';
import { backOffMs } from '../back-off';
import { waitFor } from '../wait-for';
import type { BrokerSession, OpenSession } from './broker-session';

const RECONNECT_DELAY_MAX_MS = 5_000;
/** A connection that lived so long was a good one: the next loss starts the back-off anew. */
const STABLE_AFTER_MS = 10_000;

export interface ConnectionLoop {
  /** The connection as it is now. */
  session(): BrokerSession | undefined;
  /** Resolves when the loop has ended, some time after the signal was aborted. Never rejects. */
  ended: Promise<void>;
}

/** Keeps one session open: opens the next one after each loss, for ever, with back-off and jitter. */
export function startConnectionLoop(options: {
  openSession: OpenSession;
  onOpen: (session: BrokerSession) => void;
  onLost: (reason: Error) => void;
  /** When aborted, no new session is opened. */
  closing: AbortSignal;
  logger: Logger;
}): ConnectionLoop {
  const { openSession, onOpen, onLost, closing, logger } = options;
  let session: BrokerSession | undefined;

  /** From opening to loss. */
  async function live(): Promise<Error> {
    const opened = await openSession();
    if (closing.aborted) {
      await opened.close();
      return new Error('closing');
    }
    session = opened;
    logger.info('connected to the broker');
    onOpen(opened);
    const reason = await opened.lost;
    session = undefined;
    onLost(reason);
    await opened.close();
    return reason;
  }

  async function loop(): Promise<void> {
    let failures = 0;
    while (!closing.aborted) {
      const startedAt = performance.now();
      const reason = await live().catch((error: unknown) => error);
      failures = performance.now() - startedAt > STABLE_AFTER_MS ? 1 : failures + 1;
      await pause(reason, failures);
    }
  }

  async function pause(err: unknown, failures: number): Promise<void> {
    if (closing.aborted) return;
    const delayMs = Math.min(RECONNECT_DELAY_MAX_MS, backOffMs(failures));
    logger.warn({ err, failures, delayMs }, 'not connected to the broker, trying again');
    await waitFor(delayMs, closing);
  }

  return { session: () => session, ended: loop() };
}
