export interface Recent<Value> {
  readonly get: (key: string) => Value | undefined;
  readonly keep: (key: string, value: Value) => void;
}

/** Keeps the values that were asked for last: the one that nobody wanted for longest makes room. */
export function createRecent<Value>(entriesMax: number): Recent<Value> {
  // A map tells its keys in the order in which they came.
  const kept = new Map<string, Value>();
  const keep = (key: string, value: Value) => {
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > entriesMax && oldest !== undefined) kept.delete(oldest);
  };
  return {
    keep,
    get: (key) => {
      const value = kept.get(key);
      if (value !== undefined) keep(key, value);
      return value;
    },
  };
}
