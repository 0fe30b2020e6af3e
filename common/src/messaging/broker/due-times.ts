/** Remembers until when messages are to be left alone. */
export interface DueTimes {
  postpone(key: string, afterMs: number): void;
  /** How much longer the message is to be left alone, in milliseconds; 0 when it is due. */
  remainingMs(key: string): number;
}

/** @param now a clock in milliseconds that never goes back */
export function createDueTimes(now: () => number = () => performance.now()): DueTimes {
  const dueAt = new Map<string, number>();

  /** What is due needs no entry; this bounds the map by the messages that back off right now. */
  function forgetDue(): void {
    for (const [key, at] of dueAt) if (at <= now()) dueAt.delete(key);
  }

  return {
    postpone(key, afterMs) {
      forgetDue();
      if (afterMs > 0) dueAt.set(key, now() + afterMs);
    },
    remainingMs(key) {
      return Math.max(0, (dueAt.get(key) ?? 0) - now());
    },
  };
}
