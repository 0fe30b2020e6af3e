import { Code, CommandError } from './errors';
import { always, commands, items, operators } from './supported';
import { isDoc } from './values';

/** Something that a command asks for by name. */
interface Asked {
  name: string;
  isServed: boolean;
  code: Code;
}

function* operatorsIn(value: unknown): Generator<string> {
  if (value instanceof RegExp) yield '$regex';
  if (Array.isArray(value)) for (const item of value) yield* operatorsIn(item);
  if (!isDoc(value)) return;
  for (const [name, operand] of Object.entries(value)) {
    if (/(^|\.)\$/.test(name)) yield name;
    yield* operatorsIn(operand);
  }
}

/** What the options of a command, or of an item in one of its lists, ask for; `false` asks for nothing. */
function* inOptions(
  of: string,
  options: unknown,
  names: readonly string[],
  code: Code,
): Generator<Asked> {
  if (!isDoc(options)) throw new CommandError(Code.TypeMismatch, `${of} must be an object`);
  for (const [option, value] of Object.entries(options)) {
    const name = `${of}.${option}`;
    if (value !== false) yield { name, isServed: names.includes(option), code };
    const [list, place] = [items[option], operators[option]];
    if (list)
      for (const item of value as unknown[]) yield* inOptions(name, item, list.names, list.code);
    if (!place) continue;
    for (const operator of operatorsIn(value))
      yield {
        name: `${option} ${operator}`,
        isServed: place.names.includes(operator),
        code: place.code,
      };
  }
}

/** @throws {CommandError} by name and with MongoDB's code, for the first thing that is not served */
export function inspect(name: string, options: unknown, record: (name: string) => void): void {
  const served = commands[name];
  if (!served) throw new CommandError(Code.CommandNotFound, `no such command: '${name}'`);
  for (const asked of inOptions(name, options, [...always, ...served], Code.InvalidOptions)) {
    record(asked.name);
    if (!asked.isServed)
      throw new CommandError(asked.code, `embedded-mongod does not serve ${asked.name}`);
  }
}
