import { DOCUMENT_BYTES_MAX } from './collection';
import { readCommands, type Cursor } from './commands-read';
import { writeCommands } from './commands-write';
import { CommandError } from './errors';
import { inspect } from './inspect';
import type { Change, Store } from './store';
import { isDoc, type Doc } from './values';
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

const nothing: Handler = () => ({});

/** The driver's own: their fields differ from release to release, and ask for nothing that matters. */
const handshakes: Record<string, Handler> = { hello, ismaster: hello, endSessions: nothing };
const served: Record<string, Handler> = { ...readCommands, ...writeCommands, ping: nothing };

const isMajority = (concern: unknown): boolean => isDoc(concern) && concern['level'] === 'majority';

/** Answers commands. Each runs to its end without a pause, so that its changes are atomic. */
export function createCommands({ synced, record, ...state }: Dependencies) {
  const cursors = new Map<string, Cursor>();

  function run(command: Doc): Doc {
    const [[name, target] = ['', '']] = Object.entries(command);
    const database = String(command['$db']);
    const session = { ...state, cursors, database, namespace: `${database}.${String(target)}` };
    const handshake = handshakes[name];
    if (!handshake) inspect(command, record);
    return { ...(handshake ?? served[name])?.(command, session), ok: 1 };
  }

  return async (command: Doc): Promise<Doc> => {
    try {
      const answer = run(command);
      const [name = ''] = Object.keys(command);
      if (name in writeCommands || isMajority(command['readConcern'])) await synced();
      return answer;
    } catch (error) {
      if (error instanceof CommandError) return { ok: 0, ...error.answer };
      return { ok: 0, ...new CommandError('UnknownError', String(error)).answer };
    }
  };
}
