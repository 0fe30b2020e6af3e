import { AsyncLocalStorage } from 'node:async_hooks';

/** Ids of what is being worked on, for every line that is written meanwhile. */
export type LogFields = Readonly<Record<string, string>>;

/** Carries such ids to wherever in the work a line is written, without anybody passing them on. */
export interface LogContext {
  /** Does a piece of work; its lines, also those of what it starts, carry `fields`. */
  run<Result>(fields: LogFields, work: () => Result): Result;
  /** What a line that is written now carries; a fresh object. */
  fields(): Record<string, string>;
}

export function createLogContext(): LogContext {
  const storage = new AsyncLocalStorage<LogFields>();
  return {
    run: (fields, work) => storage.run(fields, work),
    fields: () => ({ ...storage.getStore() }),
  };
}
