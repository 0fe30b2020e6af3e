import { CommandError } from './errors';
import { handshakes, OPTION_REFUSED, refusals, supported } from './supported';
import { isDoc, type Doc } from './values';

/** The name of something that a command asks for, and what kind of thing it is. */
export interface Asked {
  kind: string;
  name: string;
}

const isOperator = (name: string | undefined): name is string => name?.startsWith('$') === true;
const logical = ['$and', '$or', '$nor'];

function list(value: unknown, name: string): Doc[] {
  if (!Array.isArray(value)) throw new CommandError(14, `${name} must be an array`);
  return value.map((item) => doc(item, `an element of ${name}`));
}

function doc(value: unknown, name: string): Doc {
  if (!isDoc(value)) throw new CommandError(14, `${name} must be an object`);
  return value;
}

function* inCondition(condition: unknown): Generator<Asked> {
  if (condition instanceof RegExp) yield { kind: 'query operator', name: '$regex' };
  if (!isDoc(condition) || !isOperator(Object.keys(condition)[0])) return;
  for (const [name, operand] of Object.entries(condition)) {
    yield { kind: 'query operator', name };
    if (name === '$not') yield* inCondition(operand);
    if (name === '$elemMatch') {
      const first = Object.keys(doc(operand, '$elemMatch'))[0];
      yield* isOperator(first) && !logical.includes(first)
        ? inCondition(operand)
        : inQuery(operand);
    }
  }
}

function* inQuery(filter: unknown): Generator<Asked> {
  for (const [field, condition] of Object.entries(doc(filter, 'a filter'))) {
    if (isOperator(field)) {
      yield { kind: 'query operator', name: field };
      const parts = list(condition, field);
      if (parts.length === 0) throw new CommandError(2, '$and/$or/$nor must be a nonempty array');
      for (const part of parts) yield* inQuery(part);
    } else yield* inCondition(condition);
  }
}

function* inUpdate(update: unknown): Generator<Asked> {
  if (Array.isArray(update)) yield { kind: 'update operator', name: 'a pipeline' };
  const names = Object.keys(doc(update, 'an update'));
  if (!isOperator(names[0])) return;
  for (const name of names) {
    yield { kind: 'update operator', name };
    for (const [field, operand] of Object.entries(doc((update as Doc)[name], name))) {
      if (/(^|\.)\$/.test(field)) yield { kind: 'update operator', name: `a positional ${name}` };
      if (name === '$pull')
        yield* isDoc(operand) && !isOperator(Object.keys(operand)[0])
          ? inQuery(operand)
          : inCondition(operand);
      if (name === '$push' || name === '$addToSet')
        for (const modifier of isDoc(operand) ? Object.keys(operand).filter(isOperator) : [])
          yield { kind: `modifier of ${name}`, name: modifier };
    }
  }
}

function* inProjection(projection: unknown): Generator<Asked> {
  const { _id: id, ...fields } = doc(projection, 'a projection');
  const flags = Object.entries(fields).map(([field, value]) => {
    const flag = { 0: 0, 1: 1, false: 0, true: 1 }[String(value)];
    if (flag === undefined || field.includes('$'))
      throw new CommandError(2, `embedded-mongod does not serve this projection of ${field}`);
    return flag;
  });
  if (new Set(flags).size > 1)
    throw new CommandError(31254, 'Cannot do inclusion and exclusion in one projection');
  yield { kind: 'projection of', name: (flags[0] ?? Number(id)) ? 'fields in' : 'fields out' };
}

function* inExpression(expression: unknown): Generator<Asked> {
  if (typeof expression === 'string' && expression.startsWith('$$'))
    yield { kind: 'expression', name: expression };
  if (Array.isArray(expression)) for (const item of expression) yield* inExpression(item);
  if (!isDoc(expression)) return;
  for (const [name, operand] of Object.entries(expression)) {
    if (isOperator(name)) yield { kind: 'expression', name };
    yield* inExpression(operand);
  }
}

function* inStage(stage: Doc): Generator<Asked> {
  const [[name, operand] = ['', undefined], ...others] = Object.entries(stage);
  if (others.length > 0)
    throw new CommandError(
      40323,
      'A pipeline stage specification object must contain exactly one field.',
    );
  yield { kind: 'stage', name };
  if (name === '$match') yield* inQuery(operand);
  if (name === '$project') yield* inProjection(operand);
  if (name !== '$group') return;
  const { _id: id, ...fields } = doc(operand, '$group');
  yield* inExpression(id);
  for (const [field, accumulated] of Object.entries(fields))
    for (const [accumulator, expression] of Object.entries(doc(accumulated, field))) {
      yield { kind: 'accumulator', name: accumulator };
      yield* inExpression(expression);
    }
}

/** Everything that a command asks for, by name: what the table of supported things is about. */
function* inCommand(command: Doc): Generator<Asked> {
  const [name = '', ...options] = Object.keys(command);
  for (const option of options)
    if (command[option] !== false) yield { kind: `option of ${name}`, name: option };
  for (const { q, u, ...rest } of [
    ...list(command['updates'] ?? [], 'updates'),
    ...list(command['deletes'] ?? [], 'deletes'),
  ]) {
    yield* inQuery(q);
    if (u !== undefined) yield* inUpdate(u);
    for (const option of Object.keys(rest))
      if (rest[option] !== false) yield { kind: `option of ${name}s`, name: option };
  }
  for (const query of [command['filter'], command['query']])
    if (query !== undefined) yield* inQuery(query);
  for (const fields of [command['projection'], command['fields']])
    if (fields !== undefined) yield* inProjection(fields);
  if (command['update'] !== undefined && name !== 'update') yield* inUpdate(command['update']);
  for (const stage of list(command['pipeline'] ?? [], 'pipeline')) yield* inStage(stage);
  for (const index of list(command['indexes'] ?? [], 'indexes'))
    for (const option of Object.keys(index)) yield { kind: 'option of an index', name: option };
  if (name === 'explain') yield* inCommand(doc(command['explain'], 'explain'));
}

/** @throws {CommandError} by name and with MongoDB's code, for the first thing that is not served */
export function inspect(command: Doc, record: (asked: Asked) => void): void {
  const name = Object.keys(command)[0] ?? '';
  if (handshakes.includes(name)) return;
  if (!(`option of ${name}` in supported)) throw new CommandError(59, `no such command: '${name}'`);
  for (const asked of inCommand(command)) {
    record(asked);
    if (supported[asked.kind]?.includes(asked.name)) continue;
    throw new CommandError(
      refusals[asked.kind] ?? OPTION_REFUSED,
      `embedded-mongod does not serve the ${asked.kind} ${asked.name}`,
    );
  }
}
