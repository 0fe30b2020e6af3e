/**
 * What a proof asks of the probe in a process: a JSON file that the probe reads at its start and looks
 * at ten times a second.
 */
export interface ProbeOrders {
  /** Added to the clock that the service reads. */
  clockShiftMs: number;
  /** The process ends itself by SIGKILL when it next passes one of these checkpoints. */
  dieAt: readonly string[];
  /** Shares between 0 and 1. A delayed delivery waits before its handler; a duplicated one is handled twice. */
  deliveries: { delayShare: number; delayMs: number; duplicateShare: number };
}

export const PEACE: ProbeOrders = {
  clockShiftMs: 0,
  dieAt: [],
  deliveries: { delayShare: 0, delayMs: 0, duplicateShare: 0 },
};

/** An event as the journal knows it. The hash is of `data`: equal contents have equal hashes. */
export interface SeenEvent {
  eventId: string;
  type: string;
  subject: string;
  version: number;
  contentHash: string;
}

/** What happened in a process, one JSON line each, written synchronously so that SIGKILL loses none. */
export type JournalEntry =
  | { kind: 'started' }
  /** Passed a checkpoint for the first time in this process, or died at it. */
  | { kind: 'passed'; checkpoint: string }
  | { kind: 'died-at'; checkpoint: string }
  /** A write to an aggregate: begun at `startedAtMs`, over at `atMs`. Of orders: who holds what. */
  | {
      kind: 'write';
      startedAtMs: number;
      store: string;
      id: string;
      version: number;
      status?: string;
      ticketId?: string;
      units?: readonly number[];
      eventIds: readonly string[];
      /** `lost`: somebody else was first; `unknown`: an error that says nothing of the outcome. */
      outcome: 'written' | 'lost' | 'duplicate-key' | 'unknown';
    }
  | ({ kind: 'published'; outcome: 'confirmed' | 'unknown' } & SeenEvent)
  | ({ kind: 'delivered'; redelivered: boolean; injected?: 'delay' | 'duplicate' } & SeenEvent)
  /** The answer that the broker got; an event of an unreadable body has the id of its dead letter. */
  | { kind: 'settled'; eventId: string; type: string; verdict: 'ack' | 'retry' };

/** `atMs` is the machine's own clock, never the shifted one. */
export type JournalLine = JournalEntry & { atMs: number; pod: string; pid: number };
