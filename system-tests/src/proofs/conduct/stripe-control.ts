import axios from 'axios';
import type { Arena } from '../arena/arena';
import type { StripeControl } from '../plan/faults';

const TIMEOUT_MS = 3_000;

/** How the simulator behaves when nobody has asked for anything else. */
export const STRIPE_AT_PEACE: StripeControl = {
  api: { delayMs: 0, failNext: 0, failAfterEffect: 0, dropAfterEffect: 0 },
  webhooks: { repeat: 0, delayMs: 0, shuffle: false, paused: false },
};

/** Tells the simulator how to behave. It forgets that when it ends. @throws when it is away */
export async function controlStripe({ direct }: Arena, control: StripeControl): Promise<void> {
  await axios.post(`${direct.stripeUrl}/simulator/control`, control, {
    headers: { authorization: `Bearer ${direct.stripeKey}` },
    timeout: TIMEOUT_MS,
  });
}
