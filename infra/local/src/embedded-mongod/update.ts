import { Code, CommandError } from './errors';
import { compileFilter } from './match';
import { add, encode, isDoc, isNumeric, orderKey, type Doc } from './values';

/** What an operator makes of a field's value; `undefined` stands for no such field, before and after. */
type Operator = (value: unknown, operand: unknown, field: string) => unknown;

function arrayOf(value: unknown, field: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new CommandError(Code.BadValue, `The field '${field}' must be an array`);
}

function pulls(operand: unknown): (item: unknown) => boolean {
  const isOnFields = isDoc(operand) && !Object.keys(operand)[0]?.startsWith('$');
  const matches = compileFilter(isOnFields ? operand : { value: operand });
  return (item) => (isOnFields ? isDoc(item) && matches(item) : matches({ value: item }));
}

const operators: Record<string, Operator> = {
  $set: (_value, operand) => operand,
  $unset: () => undefined,
  $inc(value, operand, field) {
    if (isNumeric(operand) && value === undefined) return operand;
    if (isNumeric(operand) && isNumeric(value)) return add(value, operand);
    throw new CommandError(
      Code.TypeMismatch,
      `Cannot apply $inc to a value of non-numeric type: '${field}'`,
    );
  },
  $push(value, operand, field) {
    const items =
      isDoc(operand) && '$each' in operand ? arrayOf(operand['$each'], '$each') : [operand];
    return [...(value === undefined ? [] : arrayOf(value, field)), ...items];
  },
  $pull(value, operand, field) {
    const isPulled = pulls(operand);
    return value === undefined ? value : arrayOf(value, field).filter((item) => !isPulled(item));
  },
};

/** A copy of `node` with the value at the path changed; what is not on the path is shared. */
function change(
  node: unknown,
  [part, ...rest]: string[],
  operate: (value: unknown) => unknown,
): unknown {
  if (part === undefined) return operate(node);
  if (part.startsWith('$'))
    throw new CommandError(Code.BadValue, `embedded-mongod does not serve ${part} in a path`);
  if (node === undefined && operate(undefined) === undefined) return undefined;
  if (Array.isArray(node) && /^\d+$/.test(part)) {
    const items = [...(node as unknown[])];
    items[Number(part)] = change(items[Number(part)], rest, operate);
    return Array.from(items, (item) => item ?? null);
  }
  if (node !== undefined && !isDoc(node))
    throw new CommandError(
      Code.PathNotViable,
      `Cannot create field '${part}' in a value that is no document`,
    );
  const inner = node && Object.hasOwn(node, part) ? node[part] : undefined;
  const value = change(inner, rest, operate);
  const { [part]: _before, ...others } = node ?? {};
  return value === undefined ? others : { ...node, [part]: value };
}

export const isReplacement = (update: Doc): boolean => !Object.keys(update)[0]?.startsWith('$');

function changed(doc: Doc, update: Doc): Doc {
  if (isReplacement(update)) return { _id: doc['_id'], ...update };
  const steps = Object.entries(update).flatMap(([name, fields]) =>
    Object.entries(fields as Doc).map(([field, operand]) => ({
      operator: operators[name],
      field,
      operand,
    })),
  );
  const fields = steps.map(({ field }) => `${field}.`).sort();
  const clash = fields.find((field, at) => at > 0 && field.startsWith(fields[at - 1] ?? field));
  if (clash !== undefined)
    throw new CommandError(
      Code.ConflictingUpdateOperators,
      `Updating the path '${clash}' would create a conflict`,
    );
  return steps.reduce<Doc>(
    (after, { operator, field, operand }) =>
      change(after, field.split('.'), (value) => operator?.(value, operand, field)) as Doc,
    doc,
  );
}

/**
 * What a document becomes; the same object when nothing changes.
 *
 * @throws {CommandError} with MongoDB's code, when an operator does not fit the document
 */
export function applyUpdate(doc: Doc, update: Doc): Doc {
  const after = changed(doc, update);
  if (orderKey(after['_id'] ?? null) !== orderKey(doc['_id']))
    throw new CommandError(
      Code.ImmutableField,
      "Performing an update on the path '_id' would modify it",
    );
  return Buffer.compare(encode(doc), encode(after)) === 0 ? doc : after;
}
