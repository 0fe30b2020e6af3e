import { refuse } from './errors';
import { compileFilter } from './match';
import { add, encode, hasOperators, isDoc, isNumeric, orderKey, type Doc } from './values';

/** What becomes of a field's value; `undefined` stands for no such field, before and after. */
type Operator = (value: unknown, operand: unknown, field: string) => unknown;

function itemsOf(value: unknown, field: string): unknown[] {
  if (!Array.isArray(value)) refuse('BadValue', `The field '${field}' must be an array`);
  return value;
}

function pulls(operand: unknown): (item: unknown) => boolean {
  const isOnFields = isDoc(operand) && !hasOperators(operand);
  const matches = compileFilter(isOnFields ? operand : { value: operand });
  return (item) => (isOnFields ? isDoc(item) && matches(item) : matches({ value: item }));
}

const operators: Record<string, Operator> = {
  $set: (_value, operand) => operand,
  $unset: () => undefined,
  $inc(value = 0, operand, field) {
    if (isNumeric(operand) && isNumeric(value)) return add(value, operand);
    return refuse('TypeMismatch', `Cannot apply $inc to a value of non-numeric type: '${field}'`);
  },
  $push(value = [], operand, field) {
    const isMany = isDoc(operand) && '$each' in operand;
    return [...itemsOf(value, field), ...(isMany ? itemsOf(operand['$each'], '$each') : [operand])];
  },
  $pull(value, operand, field) {
    const isPulled = pulls(operand);
    return value === undefined ? value : itemsOf(value, field).filter((item) => !isPulled(item));
  },
};

/** A copy of `node` with the value at the path changed; what is not on the path is shared. */
function change(node: unknown, path: string[], operate: (value: unknown) => unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return operate(node);
  if (node === undefined && operate(undefined) === undefined) return undefined;
  if (Array.isArray(node) && /^\d+$/.test(part)) {
    const items = [...(node as unknown[])];
    items[Number(part)] = change(items[Number(part)], rest, operate);
    return Array.from(items, (item) => item ?? null);
  }
  if (node !== undefined && !isDoc(node))
    refuse('PathNotViable', `Cannot create field '${part}' in a value that is no document`);
  const { [part]: before, ...others } = node ?? {};
  const value = change(before, rest, operate);
  return value === undefined ? others : { ...node, [part]: value };
}

function changed(doc: Doc, update: Doc): Doc {
  if (!hasOperators(update)) return { _id: doc['_id'], ...update };
  const fields = Object.values(update).flatMap((operands) => Object.keys(operands as Doc));
  const paths = fields.map((field) => `${field}.`).sort();
  if (paths.some((path, at) => at > 0 && path.startsWith(paths[at - 1] ?? path)))
    refuse('ConflictingUpdateOperators', 'Updating a path twice would create a conflict');
  let after: unknown = doc;
  for (const [name, operands] of Object.entries(update))
    for (const [field, operand] of Object.entries(operands as Doc)) {
      const operator = operators[name] ?? refuse('FailedToParse', `Unknown modifier: ${name}`);
      after = change(after, field.split('.'), (value) => operator(value, operand, field));
    }
  return after as Doc;
}

/**
 * What a document becomes; the same object when nothing changes.
 *
 * @throws {CommandError} with MongoDB's code, when an operator does not fit the document
 */
export function applyUpdate(doc: Doc, update: Doc): Doc {
  const after = changed(doc, update);
  if (orderKey(after['_id']) !== orderKey(doc['_id']))
    refuse('ImmutableField', "Performing an update on the path '_id' would modify it");
  return Buffer.compare(encode(doc), encode(after)) === 0 ? doc : after;
}
