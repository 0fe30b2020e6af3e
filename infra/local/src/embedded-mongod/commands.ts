import { CommandError, refuse } from './errors';
import { readCommands, writeCommands, type Cursor } from './handlers';
import { DOCUMENT_BYTES_MAX, type Change, type Store } from './store';
import { commands, items, operators, type Place } from './supported';
import { isDoc, type Doc } from './values';
import { MESSAGE_BYTES_MAX } from './wire';

interface Dependencies {
  store: Store;
  /** Applies a change and writes it to the journal, or throws and does neither. */
  commit: (change: Change) => void;
  /** Resolves when every change so far would survive a crash. */
  synced: () => Promise<void>;
  record: (name: string) => void;
}

/** What a command works on. */
export interface Session extends Pick<Dependencies, 'store' | 'commit'> {
  cursors: Map<string, Cursor>;
  database: string;
  namespace: string;
}

export type Handler = (command: Doc, session: Session) => Doc;

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

/** Something that a command asks for by name, and where. */
type Asked = [name: string, key: string, place: Place];

function* operatorsIn(value: unknown): Generator<string> {
  if (value instanceof RegExp) yield '$regex';
  if (Array.isArray(value)) for (const item of value) yield* operatorsIn(item);
  if (!isDoc(value)) return;
  for (const [name, operand] of Object.entries(value)) {
    if (/(^|\.)\$/.test(name)) yield name;
    yield* operatorsIn(operand);
  }
}

/** What the options of a command, or of an item of a list, ask for; `false` asks for nothing. */
function* askedBy(of: string, options: Doc, place: Place): Generator<Asked> {
  for (const [option, value] of Object.entries(options)) {
    const name = `${of}.${option}`;
    if (value !== false) yield [name, option, place];
    const [list, inside] = [items[option], operators[option]];
    if (list) for (const item of value as Doc[]) yield* askedBy(name, item, list);
    if (inside) for (const one of operatorsIn(value)) yield [`${option} ${one}`, one, inside];
  }
}

/** @throws {CommandError} by name and with MongoDB's code, for the first thing that is not served */
function inspect(command: Doc, record: (name: string) => void): void {
  const [[name, target] = ['', {}], ...options] = Object.entries(command);
  const place = commands[name] ?? refuse('CommandNotFound', `no such command: '${name}'`);
  for (const [asked, key, { names, code }] of askedBy(name, Object.fromEntries(options), place)) {
    record(asked);
    if (!names.includes(key)) refuse(code, `embedded-mongod does not serve ${asked}`);
  }
  if (name === 'explain') inspect(target as Doc, record);
}

/**
 * Whether a write is answered after its fsync only: asked for, or a majority's, which is the default.
 * Source: https://www.mongodb.com/docs/manual/reference/write-concern/#acknowledgment-behavior
 */
const isJournalled = ({ w = 'majority', j = w === 'majority' }: Doc): boolean => j === true;

/** Answers commands. Each runs to its end without a pause, so that its changes are atomic. */
export function createCommands({ synced, record, ...state }: Dependencies) {
  const cursors = new Map<string, Cursor>();
  return async (command: Doc): Promise<Doc> => {
    const [[name, target] = ['', '']] = Object.entries(command);
    const { readConcern: { level } = {}, writeConcern = {} } = command as Record<string, Doc>;
    const isDurable = name in writeCommands ? isJournalled(writeConcern) : level === 'majority';
    const database = String(command['$db']);
    const session = { ...state, cursors, database, namespace: `${database}.${String(target)}` };
    try {
      if (!(name in handshakes)) inspect(command, record);
      const answer = (handshakes[name] ?? served[name])?.(command, session);
      if (isDurable) await synced();
      return { ...answer, ok: 1 };
    } catch (error) {
      if (error instanceof CommandError) return { ok: 0, ...error.answer };
      return { ok: 0, code: 8, codeName: 'UnknownError', errmsg: String(error) };
    }
  };
}
