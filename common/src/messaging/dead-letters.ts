/** A message that a service could not use, with the reason why. */
export interface DeadLetter {
  id: string;
  type: string;
  body: string;
  reason: string;
  /** How often a handler failed on it by its own fault. */
  faults: number;
  status: 'retrying' | 'parked';
  lastFaultAt: Date;
}

export interface FaultyMessage {
  id: string;
  type: string;
  body: string;
}

/**
 * Messages that handlers failed on. Counting faults here, and not in memory, makes the bound on tries
 * hold across restarts and pods.
 */
export interface DeadLetters {
  /** Counts one more fault of a handler. Returns how many there were by now. */
  recordFault(message: FaultyMessage, reason: string): Promise<number>;
  /** Sets the message aside for an operator. */
  park(message: FaultyMessage, reason: string): Promise<void>;
  /** Takes the record of a message away: it was handled after all, or an operator dropped it. */
  forget(id: string): Promise<boolean>;
  /** Parked messages, oldest first. */
  list(limit: number): Promise<DeadLetter[]>;
  /** How many are parked, counted up to `limit`. */
  count(limit: number): Promise<number>;
  find(id: string): Promise<DeadLetter | undefined>;
}
