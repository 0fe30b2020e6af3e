import { setTimeout as delay } from 'node:timers/promises';
import type { Victim } from '../arena/arena';

const LOOK_INTERVAL_MS = 100;
const RETRY_MS = 300;

/** Starts again whatever has ended, as an orchestrator does, but for what a fault wants down. */
export interface Caretaker {
  /** Keeps a process down until the returned function is called. */
  keepDown(name: string): () => void;
  /** Waits until everything is up. @throws when that takes too long */
  untilAllUp(timeoutMs: number): Promise<void>;
  stop(): Promise<void>;
}

interface Charge {
  victim: Victim;
  holds: number;
  starting: boolean;
}

export function startCaretaker(
  victims: readonly Victim[],
  { beforeRestart, say }: { beforeRestart: (name: string) => void; say: (line: string) => void },
): Caretaker {
  const charges = new Map<string, Charge>(
    victims.map((victim) => [victim.name, { victim, holds: 0, starting: false }]),
  );
  const stopping = new AbortController();

  async function startAgain(charge: Charge): Promise<void> {
    charge.starting = true;
    try {
      beforeRestart(charge.victim.name);
      await charge.victim.start();
    } catch (error) {
      say(`${charge.victim.name} did not start yet: ${firstLine(error)}`);
      await delay(RETRY_MS);
    } finally {
      charge.starting = false;
    }
  }

  const isUp = ({ victim, starting }: Charge) => victim.isUp && !starting;

  function look(): void {
    for (const charge of charges.values()) {
      const { victim, holds, starting } = charge;
      if (holds === 0 && !starting && victim.pid === undefined) void startAgain(charge);
    }
  }

  const looking = (async () => {
    while (!stopping.signal.aborted) {
      look();
      await delay(LOOK_INTERVAL_MS);
    }
  })();

  return {
    keepDown(name) {
      const charge = charges.get(name);
      if (!charge) throw new Error(`nobody takes care of ${name}`);
      charge.holds += 1;
      return () => {
        charge.holds -= 1;
      };
    },
    async untilAllUp(timeoutMs) {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        const down = [...charges.values()].filter((charge) => !isUp(charge));
        if (down.length === 0) return;
        if (performance.now() > deadline) {
          throw new Error(`not up again: ${down.map(({ victim }) => victim.name).join(', ')}`);
        }
        await delay(LOOK_INTERVAL_MS);
      }
    },
    async stop() {
      stopping.abort();
      await looking;
    },
  };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
