import type { Control } from './control';
import type { Task } from './domain/change';
import type { Charge, PaymentIntent, Refund, StripeEvent } from './domain/objects';
import type { Delivery } from './store/ledger';

/** All that has happened, oldest first. */
export interface LedgerView {
  intents: PaymentIntent[];
  charges: Charge[];
  refunds: Refund[];
  events: StripeEvent[];
  deliveries: (Delivery & { type: string })[];
  tasks: Task[];
}

/** What is beside Stripe's own API. */
export interface SimulatorPort {
  ledger(): LedgerView;
  /** Changes what is given, and says what holds now. Throws a TypeError for what it does not know. */
  control(patch?: unknown): Control;
  /** Ends everything that is under way: delayed cards, pending and failing refunds. */
  settleNow(): Promise<void>;
}
