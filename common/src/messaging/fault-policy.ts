import type { Logger } from '../service/logger';
import { backOffMs } from './back-off';
import type { DeadLetters, FaultyMessage } from './dead-letters';
import type { Verdict } from './event-bus';

/** After this many faults of the handler's own a message is parked. */
const FAULTS_MAX = 8;
const REASON_LENGTH_MAX = 2_000;

export interface FaultPolicy {
  /** Sets a message aside for an operator and is done with it. */
  park(message: FaultyMessage, reason: string): Promise<Verdict>;
  /** Counts a fault of the handler's own: another try later, or the message is parked. */
  judgeFault(message: FaultyMessage, error: unknown): Promise<Verdict>;
}

/** What becomes of a message that a service could not use. */
export function createFaultPolicy({
  deadLetters,
  logger,
}: {
  deadLetters: DeadLetters;
  logger: Logger;
}): FaultPolicy {
  async function park(message: FaultyMessage, reason: string): Promise<Verdict> {
    await deadLetters.park(message, reason.slice(0, REASON_LENGTH_MAX));
    const { id: deadLetter, type } = message;
    logger.error({ deadLetter, type }, 'parked a message: see dead-letters');
    return { kind: 'ack' };
  }

  return {
    park,
    async judgeFault(message, error) {
      const reason = String(error instanceof Error ? error.stack : error);
      const faults = await deadLetters.recordFault(message, reason.slice(0, REASON_LENGTH_MAX));
      const { id: deadLetter, type } = message;
      logger.warn({ err: error, deadLetter, type, faults }, 'a handler failed');
      if (faults >= FAULTS_MAX) return park(message, reason);
      return { kind: 'retry', afterMs: backOffMs(faults) };
    },
  };
}
