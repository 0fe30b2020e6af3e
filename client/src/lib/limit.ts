export type Limit = <Result>(work: () => Promise<Result>) => Promise<Result | undefined>;

/** Does so much at once and no more: what comes on top is not done at all, and is `undefined`. */
export function createLimit(atOnceMax: number): Limit {
  let running = 0;
  return async (work) => {
    if (running >= atOnceMax) return undefined;
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
    }
  };
}
