import { DOCUMENT_BYTES_MAX } from './collection';
import { catalogCommands } from './commands-catalog';
import { readCommands, type Cursor } from './commands-read';
import { writeCommands } from './commands-write';
import { Code, CommandError } from './errors';
import { inspect } from './inspect';
import type { Change, Store } from './store';
import type { Doc } from './values';
import { MESSAGE_BYTES_MAX } from './wire';

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

interface Dependencies extends Pick<Session, 'store' | 'commit'> {
  /** Resolves when every change so far would survive a crash. */
  synced: () => Promise<void>;
  record: (name: string) => void;
}

const hello: Handler = () => ({
  ...{ ismaster: true, isWritablePrimary: true, helloOk: true, localTime: new Date() },
  ...{ maxBsonObjectSize: DOCUMENT_BYTES_MAX, maxMessageSizeBytes: MESSAGE_BYTES_MAX },
  ...{ maxWriteBatchSize: 100_000, logicalSessionTimeoutMinutes: 30 },
  ...{ minWireVersion: 0, maxWireVersion: 21 },
});

/** The driver's own: their fields differ from release to release, and ask for nothing that matters. */
const handshakes: Record<string, Handler> = { hello, ismaster: hello, endSessions: () => ({}) };

const changing = { ...writeCommands, ...catalogCommands };
const served: Record<string, Handler> = { ...readCommands, ...changing, ping: () => ({}) };

/** Writes wait for the journal unless they say otherwise, reads with read concern "majority" only. */
function mustSync(name: string, { writeConcern, readConcern }: Doc): boolean {
  const { w = 'majority', j = w === 'majority' } = (writeConcern ?? {}) as Doc;
  const isMajorityRead = (readConcern as Doc | undefined)?.['level'] === 'majority';
  return isMajorityRead || (name in changing && j === true);
}

function refusal(error: unknown): Doc {
  if (!(error instanceof CommandError)) return { ok: 0, errmsg: String(error), code: 8 };
  const { code, message: errmsg, details } = error;
  return { ok: 0, errmsg, code, codeName: Code[code], ...details };
}

/** Answers commands. Each runs to its end without a pause, so that its changes are atomic. */
export function createCommands({ synced, record, ...state }: Dependencies) {
  const cursors = new Map<string, Cursor>();
  return async (command: Doc): Promise<Doc> => {
    const { $db: database = 'admin', ...all } = command;
    const [[name, target] = ['', ''], ...options] = Object.entries(all);
    const names = {
      database: String(database),
      namespace: `${String(database)}.${String(target)}`,
    };
    try {
      if (!(name in handshakes)) inspect(name, Object.fromEntries(options), record);
      const handler = handshakes[name] ?? served[name];
      const answer = handler?.(command, { ...state, ...names, cursors });
      if (mustSync(name, command)) await synced();
      return { ...answer, ok: 1 };
    } catch (error) {
      return refusal(error);
    }
  };
}
