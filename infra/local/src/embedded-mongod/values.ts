import {
  calculateObjectSize,
  Binary,
  deserialize,
  Double,
  Int32,
  Long,
  ObjectId,
  serialize,
} from 'bson';
import { CommandError } from './errors';

export type Doc = Record<string, unknown>;

const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

export function isDoc(value: unknown): value is Doc {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

const isInt32 = (value: unknown): value is number =>
  Number.isInteger(value) && value === (value as number) >> 0 && !Object.is(value, -0);

/** Plain numbers wherever encoding them again gives the same BSON type; wrappers for the others. */
const double = (value: number): number | Double => (isInt32(value) ? new Double(value) : value);

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Int32) return value.value;
  if (value instanceof Double) return double(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (isDoc(value)) for (const key of Object.keys(value)) value[key] = plain(value[key]);
  return value;
}

export function decode(bytes: Uint8Array): Doc {
  return plain(deserialize(bytes, { promoteValues: false })) as Doc;
}

export const encode = (doc: Doc): Uint8Array => serialize(doc, { ignoreUndefined: true });

export const sameBytes = (a: Doc, b: Doc): boolean => Buffer.compare(encode(a), encode(b)) === 0;

export const sizeOf = (doc: Doc): number => calculateObjectSize(doc, { ignoreUndefined: true });

/** What MongoDB asks of every stored document. */
export function checkStorable(doc: Doc): void {
  const { _id: id } = doc;
  if (Array.isArray(id) || id instanceof RegExp || id === undefined)
    throw new CommandError(53, "The '_id' value cannot be of type array, regex or undefined");
  if (sizeOf(doc) > DOCUMENT_BYTES_MAX) throw new CommandError(10334, 'object to insert too large');
}

const orders: Record<string, number> = {
  MinKey: -1,
  Double: 10,
  Long: 10,
  Decimal128: 10,
  Binary: 30,
  ObjectId: 35,
  MaxKey: 127,
};

/** The place of a value's type in BSON's order of types. */
export function typeOrder(value: unknown): number {
  if (typeof value === 'string') return 15;
  if (typeof value === 'number') return 10;
  if (typeof value === 'boolean') return 40;
  if (value === undefined) return 0;
  if (value === null) return 5;
  if (Array.isArray(value)) return 25;
  if (value instanceof Date) return 45;
  if (value instanceof RegExp) return 50;
  const type = (value as { _bsontype?: string })._bsontype;
  const order = type === undefined ? 20 : orders[type];
  if (order === undefined)
    throw new CommandError(2, `embedded-mongod does not serve the type ${String(type)}`);
  return order;
}

export const isNumeric = (value: unknown): boolean => typeOrder(value) === 10;

const simple = (a: number | bigint | string, b: typeof a): number => (a < b ? -1 : a > b ? 1 : 0);

/** UTF-8 order: only surrogates sort differently in UTF-16. */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  return /[\ud800-\udfff]/.test(a + b)
    ? Buffer.compare(Buffer.from(a), Buffer.from(b))
    : simple(a, b);
}

function digitsOf(value: unknown): { coefficient: bigint; exponent: number } | undefined {
  const text = typeof value === 'number' ? value.toPrecision(34) : String(value);
  const match = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  return {
    coefficient: BigInt(`${whole}${fraction}`) * (sign ? -1n : 1n),
    exponent: Number(exponent) - fraction.length,
  };
}

function compareNumbers(a: unknown, b: unknown): number {
  const [x, y] = [a, b].map((value) => (value instanceof Double ? value.value : value));
  if (typeof x === 'number' && typeof y === 'number')
    return Number.isNaN(x) || Number.isNaN(y)
      ? Number(Number.isNaN(y)) - Number(Number.isNaN(x))
      : simple(x, y);
  const [left, right] = [digitsOf(x), digitsOf(y)];
  if (!left || !right) return compareNumbers(Number(x), Number(y));
  const shift = Math.min(left.exponent, right.exponent);
  const scale = ({ coefficient, exponent }: typeof left): bigint =>
    coefficient * 10n ** BigInt(exponent - shift);
  return simple(scale(left), scale(right));
}

function compareDocs(a: Doc, b: Doc): number {
  const [left, right] = [Object.entries(a), Object.entries(b)];
  for (const [index, [name, value]] of left.entries()) {
    const other = right[index];
    if (!other) return 1;
    const order =
      simple(typeOrder(value), typeOrder(other[1])) ||
      compareStrings(name, other[0]) ||
      compare(value, other[1]);
    if (order) return order;
  }
  return left.length - right.length;
}

function compareBinaries(a: Binary, b: Binary): number {
  return (
    simple(a.length(), b.length()) ||
    simple(a.sub_type, b.sub_type) ||
    Buffer.compare(a.value(), b.value())
  );
}

/** BSON's comparison order. Source: https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/ */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const order = simple(typeOrder(a), typeOrder(b));
  if (order || a === b) return order;
  if (isNumeric(a)) return compareNumbers(a, b);
  if (Array.isArray(a)) return compareDocs({ ...a }, { ...(b as unknown[]) });
  if (a instanceof Date || typeof a === 'boolean') return simple(Number(a), Number(b));
  if (a instanceof ObjectId) return Buffer.compare(a.id, (b as ObjectId).id);
  if (a instanceof Binary) return compareBinaries(a, b as Binary);
  return isDoc(a) ? compareDocs(a, b as Doc) : compareStrings(String(a), String(b));
}

export const isSame = (a: unknown, b: unknown): boolean => compare(a, b) === 0;

/** Adds as MongoDB does: integers grow to 64 bits, anything with a double becomes a double. */
export function add(a: unknown, b: unknown): unknown {
  const isInteger = (value: unknown): boolean => isInt32(value) || value instanceof Long;
  if (isInteger(a) && isInteger(b)) {
    const sum = BigInt(String(a)) + BigInt(String(b));
    if (BigInt.asIntN(64, sum) !== sum)
      throw new CommandError(2, `integer overflow: ${String(a)} + ${String(b)}`);
    return isInt32(a) && isInt32(b) && isInt32(Number(sum)) ? Number(sum) : Long.fromBigInt(sum);
  }
  if (typeof a === 'object' || typeof b === 'object')
    for (const value of [a, b])
      if ((value as { _bsontype?: string })._bsontype === 'Decimal128')
        throw new CommandError(2, 'embedded-mongod does not add Decimal128');
  return double(Number(a) + Number(b));
}
