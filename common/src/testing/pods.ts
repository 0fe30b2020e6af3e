import type { CatalogueEvent } from '../contracts/catalogue';
import type { Checkpoint } from '../service/checkpoint';
import { testClock, type TestClock } from './clock';
import type { TestService } from './test-service';

/** Which of the two processes serves, and at which checkpoint it dies meanwhile. */
export interface Served {
  at: 0 | 1;
  crash?: string | undefined;
}

/** A service as two processes on one store, with a bus that a test holds back. */
export interface Pods<Pod> {
  clock: TestClock;
  pod(at: Served['at']): Pod;
  /** The process ends, and another one begins on the same store. */
  restart(at: Served['at']): Promise<void>;
  /**
   * Does something. Where it crashes, the process dies at that point if it is reached, comes back as
   * another one and does it again, as a client or a broker that was not answered has it done.
   */
  serve<T>(served: Served, act: (pod: Pod) => PromiseLike<T>): Promise<T>;
  /** Whether the broker takes events; what is not taken waits in the outboxes. */
  setBroker(isThere: boolean): void;
  /** Everything that any process has published. */
  published(): CatalogueEvent[];
  close(): Promise<void>;
}

function nobodyIsAnswered(): void {
  // Whatever a dying process would have said, it is asked again.
}

/** @param start starts a process, on the database of another one where it is given */
export async function startPods<Pod extends TestService>(
  start: (options: { clock: TestClock; checkpoint: Checkpoint; mongoUri?: string }) => Promise<Pod>,
): Promise<Pods<Pod>> {
  const clock = testClock();
  const earlier: CatalogueEvent[] = [];
  let armed: string | undefined;
  let isBrokerThere = true;

  /** Whoever comes to this point goes no further. */
  function checkpoint(name: string): void {
    if (name === armed) throw new Error(`crashed at ${name}`);
  }

  const first = await start({ clock, checkpoint });
  const options = { clock, checkpoint, mongoUri: first.mongoUri };
  const living: [Pod, Pod] = [first, await start(options)];

  async function restart(at: Served['at']): Promise<void> {
    const old = living[at];
    await old.leave();
    earlier.push(...old.bus.published());
    living[at] = await start(options);
    if (!isBrokerThere) living[at].bus.goAway();
  }

  async function crash(
    { at, crash: point }: Served,
    act: (pod: Pod) => PromiseLike<unknown>,
  ): Promise<void> {
    armed = point;
    await Promise.resolve(act(living[at])).catch(nobodyIsAnswered);
    await living[at].publisher.settled();
    armed = undefined;
    await restart(at);
  }

  return {
    clock,
    pod: (at) => living[at],
    restart,
    async serve(served, act) {
      if (served.crash !== undefined) await crash(served, act);
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
