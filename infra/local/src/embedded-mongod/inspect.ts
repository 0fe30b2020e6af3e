import { refuse } from './errors';
import { commands, items, operators, type Place } from './supported';
import { isDoc, type Doc } from './values';

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
export function inspect(command: Doc, record: (name: string) => void): void {
  const [[name, target] = ['', {}], ...options] = Object.entries(command);
  const place = commands[name] ?? refuse('CommandNotFound', `no such command: '${name}'`);
  for (const [asked, key, { names, code }] of askedBy(name, Object.fromEntries(options), place)) {
    record(asked);
    if (!names.includes(key)) refuse(code, `embedded-mongod does not serve ${asked}`);
  }
  if (name === 'explain') inspect(target as Doc, record);
}
