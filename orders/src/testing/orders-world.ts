import type { CatalogueEvent } from '@ticketing/common/contracts/catalogue';
import { testClock, type TestClock } from '@ticketing/common/testing/clock';
import { signedInUser, type TestUser } from '@ticketing/common/testing/session-cookie';
import type { HeardEvent } from './orders-model';
import { startOrders, type OrdersUnderTest } from './orders-under-test';

/** Where a process may die while it serves a request or a message. */
export const CRASH_POINTS = [
  'orders:placed',
  'orders:settled',
  'outbox:written',
  'outbox:published',
  'consumer:handled',
] as const;

export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Which of the two processes serves, and where it dies meanwhile. */
export interface Served {
  at: 0 | 1;
  crash?: CrashPoint | undefined;
}

/** Orders as two processes on one store, with a bus that a test holds back. */
export interface OrdersWorld {
  clock: TestClock;
  buyers: readonly [TestUser, TestUser];
  /** What other services have said until now; all of it may come again. */
  sent: HeardEvent[];
  pod(at: Served['at']): OrdersUnderTest;
  /** The process ends, and another one begins on the same store. */
  restart(at: Served['at']): Promise<void>;
  /**
   * Does something. Where it crashes, the process dies at that point if it is reached, comes back as
   * another one and does it again, as a client or a broker that was not answered has it done.
   */
  serve<T>(served: Served, act: (pod: OrdersUnderTest) => PromiseLike<T>): Promise<T>;
  /** Whether the broker takes events; what is not taken waits in the outboxes. */
  setBroker(isThere: boolean): void;
  /** Everything that any process has published. */
  published(): CatalogueEvent[];
  close(): Promise<void>;
}

export async function openOrdersWorld(): Promise<OrdersWorld> {
  const clock = testClock();
  const earlier: CatalogueEvent[] = [];
  let armed: CrashPoint | undefined;
  let isBrokerThere = true;

  /** Whoever comes to this point goes no further. */
  function checkpoint(name: string): void {
    if (name === armed) throw new Error(`crashed at ${name}`);
  }

  const start = (options = {}) => startOrders({ clock, checkpoint, ...options });
  const first = await start();
  const { mongoUri } = first;
  const living: [OrdersUnderTest, OrdersUnderTest] = [first, await start({ mongoUri })];

  async function restart(at: Served['at']): Promise<void> {
    const old = living[at];
    await old.leave();
    earlier.push(...old.bus.published());
    living[at] = await start({ mongoUri });
    if (!isBrokerThere) living[at].bus.goAway();
  }

  async function crash(
    { at, crash: point }: Served,
    act: (pod: OrdersUnderTest) => PromiseLike<unknown>,
  ): Promise<void> {
    armed = point;
    await act(living[at]);
    await living[at].publisher.settled();
    armed = undefined;
    await restart(at);
  }

  return {
    clock,
    buyers: [signedInUser(), signedInUser()],
    sent: [],
    pod: (at) => living[at],
    restart,
    async serve(served, act) {
      if (served.crash) await crash(served, act);
      return act(living[served.at]);
    },
    setBroker(isThere) {
      isBrokerThere = isThere;
      for (const { bus } of living) {
        if (isThere) bus.comeBack();
        else bus.goAway();
      }
    },
    published: () => [...earlier, ...living.flatMap(({ bus }) => bus.published())],
    async close() {
      await living[1].leave();
      await living[0].close();
    },
  };
}
