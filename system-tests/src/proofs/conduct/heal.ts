import { PEACE } from '../probe/journal';
import type { Stagehands } from './perform';
import { republishAll } from './republish-all';
import { controlStripe, STRIPE_AT_PEACE } from './stripe-control';

const UP_TIMEOUT_MS = 60_000;
const REPUBLISH_TRIES_MAX = 3;

async function republishWhatIsOwed({ arena, traces, publishers }: Stagehands): Promise<void> {
  for (let tries = 1; traces.owesRepublish; tries += 1) {
    try {
      await republishAll(arena, publishers);
      traces.owesRepublish = false;
    } catch (error) {
      if (tries === REPUBLISH_TRIES_MAX) throw error;
    }
  }
}

/** Ends every fault: all links clear, all processes up, all clocks right, Stripe at peace. */
export async function heal(stagehands: Stagehands): Promise<void> {
  const { arena, caretaker, crashPoints } = stagehands;
  crashPoints.disarmAll();
  for (const link of arena.links()) link.setWeather({ kind: 'clear' });
  for (const pod of arena.pods()) {
    pod.instruct({ clockShiftMs: PEACE.clockShiftMs, deliveries: PEACE.deliveries });
  }
  await caretaker.untilAllUp(UP_TIMEOUT_MS);
  await controlStripe(arena, STRIPE_AT_PEACE);
  await republishWhatIsOwed(stagehands);
}
