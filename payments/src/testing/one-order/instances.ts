import type { EventType } from '@ticketing/common/contracts/catalogue';
import { AppError } from '@ticketing/common/errors';
import type { Reaction } from '@ticketing/common/messaging/subscriptions';
import { createInterruptible, type Interruptible } from '@ticketing/common/testing/freezer';
import type { OrderEvent } from '@ticketing/common/testing/order-histories';
import type { Commands } from '../../commands/commands';
import { createSubscriptions } from '../../events/in/subscriptions';
import type { PaymentsSuite } from '../payments-suite';

const FAULTS: readonly string[] = ['stripe-misuse', 'stripe-refusal'];

/** What an instance can be asked to do beside requests. */
export interface Instance {
  commands: Commands;
  /** Reacts to an event, as the consumer would. */
  react(event: OrderEvent): Promise<void>;
}

/** Instances of payments that may stop in the middle of one task, on the suite's store and Stripe. */
export interface Instances {
  run(task: (instance: Instance) => Promise<unknown>, stopsAfter?: number): Promise<void>;
  goOn: Interruptible['goOn'];
  /** What was thrown that no client or worker should see. */
  faults(): readonly unknown[];
}

export function createInstances({ adapters, commandsOn }: PaymentsSuite): Instances {
  const faults: unknown[] = [];
  const { run, goOn } = createInterruptible((error) => {
    if (!(error instanceof AppError) || FAULTS.includes(error.code)) faults.push(error);
  });
  return {
    run: (task, stopsAfter) =>
      run(async ({ around }) => {
        const payments = around(adapters.payments, 'toState');
        const orders = around(adapters.orders);
        const stripe = around(adapters.stripe, 'readEvent');
        const commands = commandsOn({ payments, orders, stripe });
        const subscriptions = createSubscriptions({ orders, ...commands });
        async function react(event: OrderEvent): Promise<void> {
          const reactions = (subscriptions[event.type] ?? []) as readonly Reaction<EventType>[];
          for (const reaction of reactions) await reaction(event);
        }
        await task({ commands, react });
        await commands.settled();
      }, stopsAfter),
    goOn,
    faults: () => faults,
  };
}
