import { catalogCommands } from './commands-catalog';
import { readCommands, type Cursor } from './commands-read';
import { writeCommands } from './commands-write';
import { CommandError } from './errors';
import { inspect, type Asked } from './inspect';
import type { Change, Store } from './store';
import { isDoc, type Doc } from './values';
import { MESSAGE_BYTES_MAX } from './wire';

export const VERSION = '7.0.0';

/** What a command works on. */
export interface Session {
  store: Store;
  cursors: Map<string, Cursor>;
  database: string;
  namespace: string;
  /** Applies a change and writes it to the journal, or throws and does neither. */
  commit: (change: Change) => void;
}

export type Handler = (command: Doc, session: Session) => Doc;

interface Dependencies {
  store: Store;
  commit: (change: Change) => void;
  /** Resolves when every change so far would survive a crash. */
  synced: () => Promise<void>;
  record: (asked: Asked) => void;
}

const hello: Handler = () => ({
  ismaster: true,
  isWritablePrimary: true,
  helloOk: true,
  maxBsonObjectSize: 16 * 1024 * 1024,
  maxMessageSizeBytes: MESSAGE_BYTES_MAX,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
});

const handlers: Record<string, Handler> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: () => ({}),
  endSessions: () => ({}),
  buildInfo: () => ({
    version: VERSION,
    gitVersion: 'embedded-mongod',
    versionArray: [7, 0, 0, 0],
    bits: 64,
  }),
  ...catalogCommands,
  ...readCommands,
  ...writeCommands,
};

/** Writes wait for the journal unless they say otherwise; reads only with read concern "majority". */
function mustSync({ writeConcern, readConcern }: Doc, isWrite: boolean): boolean {
  if (isDoc(readConcern) && readConcern['level'] === 'majority') return true;
  const { w = 'majority', j = w === 'majority' } = isDoc(writeConcern) ? writeConcern : {};
  return isWrite && j === true && w !== 0;
}

function refusal(error: unknown): Doc {
  if (error instanceof CommandError)
    return {
      ok: 0,
      errmsg: error.message,
      code: error.code,
      codeName: error.codeName,
      ...error.details,
    };
  return {
    ok: 0,
    errmsg: error instanceof Error ? error.message : String(error),
    code: 8,
    codeName: 'UnknownError',
  };
}

/** Answers commands. A command runs to its end without a pause, so that each change is atomic. */
export function createCommands({
  store,
  commit,
  synced,
  record,
}: Dependencies): (command: Doc) => Promise<Doc> {
  const cursors = new Map<string, Cursor>();
  return async (command) => {
    const [name = ''] = Object.keys(command);
    const database = String(command['$db'] ?? 'admin');
    try {
      inspect(command, record);
      const session = {
        store,
        cursors,
        commit,
        database,
        namespace: `${database}.${String(command[name])}`,
      };
      const answer = handlers[name]?.(command, session) ?? {};
      if (mustSync(command, name in writeCommands || name in catalogCommands)) await synced();
      return { ...answer, ok: 1 };
    } catch (error) {
      return refusal(error);
    }
  };
}
