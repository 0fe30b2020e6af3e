/**
 * Stops an instance of a service in the middle of what it does, as a crash or SIGSTOP would: from some
 * call on nothing of it goes on. Thawed, it goes on with what it knew then; never thawed, it crashed.
 */
export interface Freezer {
  /** The adapter as this instance uses it: each of its calls may be the last thing done, or left undone. */
  around<T extends object>(adapter: T, ...immediate: readonly (keyof T)[]): T;
  /** Resolves when the instance stands still. */
  frozen: Promise<void>;
  thaw(): void;
}

type Call = (...given: unknown[]) => Promise<unknown>;

/** @param passes how often the instance gets past a call's beginning or end before it freezes */
export function createFreezer(passes: number): Freezer {
  let left = passes;
  let isThawed = false;
  let freeze: () => void = () => undefined;
  let thaw: () => void = () => undefined;
  const frozen = new Promise<void>((resolve) => (freeze = resolve));
  const thawed = new Promise<void>((resolve) => (thaw = resolve));

  async function pass(): Promise<void> {
    left -= 1;
    if (left >= 0 || isThawed) return;
    freeze();
    await thawed;
  }

  const guarded =
    (call: Call): Call =>
    async (...given) => {
      await pass();
      try {
        return await call(...given);
      } finally {
        await pass();
      }
    };

  return {
    around(adapter, ...immediate) {
      const calls = Object.entries(adapter) as [keyof typeof adapter, Call][];
      return Object.fromEntries(
        calls.map(([name, call]) => [name, immediate.includes(name) ? call : guarded(call)]),
      ) as typeof adapter;
    },
    frozen,
    thaw() {
      isThawed = true;
      thaw();
    },
  };
}

/** Tasks of instances that may stop in the middle. */
export interface Interruptible {
  /** Does a task in an instance of its own, to its end or until it stops. */
  run(task: (freezer: Freezer) => Promise<unknown>, stopsAfter?: number): Promise<void>;
  /** Lets all that were stopped go on, and waits for their tasks. */
  goOn(): Promise<void>;
}

/** @param onFailure told what a task rejected with, now or when it went on */
export function createInterruptible(onFailure: (error: unknown) => void): Interruptible {
  const stopped: { thaw(): void; ended: Promise<void> }[] = [];
  return {
    async run(task, stopsAfter = Infinity) {
      const freezer = createFreezer(stopsAfter);
      const ended = task(freezer).then(() => undefined, onFailure);
      const isStopped = await Promise.race([
        ended.then(() => false),
        freezer.frozen.then(() => true),
      ]);
      if (isStopped) stopped.push({ thaw: freezer.thaw, ended });
    },
    async goOn() {
      const all = stopped.splice(0);
      for (const { thaw } of all) thaw();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
