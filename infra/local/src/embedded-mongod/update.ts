import { CommandError } from './errors';
import { compileFilter } from './match';
import { add, compare, isDoc, isNumeric, isSame, sameBytes, type Doc } from './values';

type Slot = { has: true; value: unknown } | { has: false; value?: undefined };
type Operator = (slot: Slot, operand: unknown, field: string) => unknown;

/** What an operator answers when the field is to be left, or taken, out. */
const ABSENT = Symbol('absent');

function arrayIn(slot: Slot, field: string, operator: string): unknown[] {
  if (!slot.has) return [];
  if (Array.isArray(slot.value)) return slot.value as unknown[];
  throw new CommandError(
    operator === '$addToSet' ? 14 : 2,
    `The field '${field}' must be an array for ${operator}`,
  );
}

const eachOf = (operand: unknown): unknown[] => {
  if (!isDoc(operand) || !('$each' in operand)) return [operand];
  if (!Array.isArray(operand['$each']))
    throw new CommandError(2, 'The argument to $each must be an array');
  return operand['$each'];
};

function pullTest(operand: unknown): (item: unknown) => boolean {
  if (!isDoc(operand)) {
    const equals = compileFilter({ value: operand });
    return (item) => equals({ value: item });
  }
  if (Object.keys(operand)[0]?.startsWith('$')) {
    const matches = compileFilter({ value: operand });
    return (item) => matches({ value: item });
  }
  const matches = compileFilter(operand);
  return (item) => isDoc(item) && matches(item);
}

const extreme =
  (sign: 1 | -1): Operator =>
  (slot, operand) =>
    slot.has && compare(slot.value, operand) * sign >= 0 ? slot.value : operand;

const operators: Record<string, Operator> = {
  $set: (_slot, operand) => operand,
  $unset: () => ABSENT,
  $inc(slot, operand, field) {
    if (!isNumeric(operand))
      throw new CommandError(14, `Cannot increment with non-numeric argument: {${field}}`);
    if (!slot.has) return operand;
    if (!isNumeric(slot.value))
      throw new CommandError(14, `Cannot apply $inc to a value of non-numeric type: '${field}'`);
    return add(slot.value, operand);
  },
  $min: extreme(-1),
  $max: extreme(1),
  $push: (slot, operand, field) => [...arrayIn(slot, field, '$push'), ...eachOf(operand)],
  $addToSet(slot, operand, field) {
    const items = [...arrayIn(slot, field, '$addToSet')];
    for (const item of eachOf(operand))
      if (!items.some((other) => isSame(item, other))) items.push(item);
    return items;
  },
  $pull(slot, operand, field) {
    if (!slot.has) return ABSENT;
    const pulls = pullTest(operand);
    return arrayIn(slot, field, '$pull').filter((item) => !pulls(item));
  },
};

function refuseConflicts(fields: readonly string[]): void {
  for (const [at, field] of fields.entries())
    for (const other of fields.slice(at + 1))
      if (field === other || other.startsWith(`${field}.`) || field.startsWith(`${other}.`))
        throw new CommandError(
          40,
          `Updating the path '${other}' would create a conflict at '${field}'`,
        );
}

/** A copy of `node` with the field at the path changed; what it does not touch is shared. */
function change(node: unknown, path: readonly string[], operate: (slot: Slot) => unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined)
    return operate(node === undefined ? { has: false } : { has: true, value: node });
  const isPosition = Array.isArray(node) && /^\d+$/.test(part);
  if (node !== undefined && !isDoc(node) && !isPosition)
    throw new CommandError(28, `Cannot create field '${part}' in element that is not a document`);
  const inner = isPosition
    ? (node as unknown[])[Number(part)]
    : isDoc(node) && Object.hasOwn(node, part)
      ? node[part]
      : undefined;
  const changed =
    inner === undefined && rest.length > 0 && operate({ has: false }) === ABSENT
      ? ABSENT
      : change(inner, rest, operate);
  if (isPosition) {
    const items = [...(node as unknown[])];
    if (changed !== ABSENT || Number(part) < items.length)
      items[Number(part)] = changed === ABSENT ? null : changed;
    return Array.from(items, (item) => item ?? null);
  }
  const copy = { ...(node as Doc | undefined) };
  if (changed !== ABSENT) copy[part] = changed;
  else Reflect.deleteProperty(copy, part);
  return copy;
}

function settle(before: Doc, after: Doc): Doc {
  if (!isSame(before['_id'], after['_id']))
    throw new CommandError(
      66,
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  return sameBytes(before, after) ? before : after;
}

export const isReplacement = (update: Doc): boolean => !Object.keys(update)[0]?.startsWith('$');

/**
 * What a document becomes; the same object when nothing changes.
 *
 * @throws {CommandError} with MongoDB's code, when an operator does not fit the document
 */
export function applyUpdate(doc: Doc, update: Doc): Doc {
  if (isReplacement(update)) {
    return settle(doc, { _id: doc['_id'], ...update });
  }
  const steps = Object.entries(update).flatMap(([name, fields]) =>
    Object.entries(fields as Doc).map(([field, operand]) => ({
      operator: operators[name],
      field,
      operand,
    })),
  );
  refuseConflicts(steps.map(({ field }) => field));
  let after: unknown = doc;
  for (const { operator, field, operand } of steps.sort((a, b) => compare(a.field, b.field))) {
    if (!operator) continue;
    after = change(after, field.split('.'), (slot) => operator(slot, operand, field));
  }
  return settle(doc, after as Doc);
}
