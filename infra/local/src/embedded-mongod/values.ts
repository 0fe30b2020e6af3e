import { deserialize, Double, Int32, Long, serialize, type Binary, type ObjectId } from 'bson';
import { refuse } from './errors';

export type Doc = Record<string, unknown>;

export const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Whether this is about operators (`{ $gt: 1 }`), not a value. */
export const hasOperators = (value: unknown): boolean =>
  isDoc(value) && Object.keys(value)[0]?.startsWith('$') === true;

const isInt32 = (value: unknown): value is number =>
  typeof value === 'number' && value === value >> 0 && !Object.is(value, -0);

/** Plain numbers wherever encoding them again gives the same BSON type, wrappers elsewhere. */
const double = (value: number): number | Double => (isInt32(value) ? new Double(value) : value);

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Int32) return value.value;
  if (value instanceof Double) return double(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (isDoc(value)) for (const key of Object.keys(value)) value[key] = plain(value[key]);
  return value;
}

export const decode = (bytes: Uint8Array): Doc =>
  plain(deserialize(bytes, { promoteValues: false })) as Doc;

export const encode = (doc: Doc): Uint8Array => serialize(doc, { ignoreUndefined: true });

const char = String.fromCharCode;
const scratch = Buffer.alloc(8);

/** The bits of a double, so turned that they sort; `rest` tells integers apart that share a double. */
function numberKey(value: number, rest = 0): string {
  if (Number.isNaN(value)) return char(0, 0, 0, 0, 0);
  scratch.writeDoubleBE(value === 0 ? 0 : value);
  const [flip, sign] = value < 0 ? [0xffff, 0xffff] : [0, 0x8000];
  const bits = [0, 2, 4, 6].map((at) => scratch.readUInt16BE(at) ^ (at === 0 ? sign : flip));
  return char(...bits, 0x8000 + rest);
}

const integerKey = (value: bigint): string =>
  numberKey(Number(value), Number(value - BigInt(Number(value))));

/** Moves surrogates above the other characters, as in UTF-8, and keeps NUL free to end a text. */
export function textKey(text: string): string {
  return text.replace(/[\0\ud800-\uffff]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return code === 0 ? '\0\u0001' : char(code < 0xe000 ? code + 0x2000 : code - 0x800);
  });
}

const endedKey = (text: string): string => `${textKey(text)}\0\0`;
const listKey = (keys: string[]): string => `${keys.map((key) => `\u0001${key}`).join('')}\0`;

function fieldKey([name, value]: [string, unknown]): string {
  return typeKey(value) + endedKey(name) + orderKey(value);
}

/** BSON's order of types. Source: https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/ */
const types: Record<string, [order: number, toKey: (value: never) => string]> = {
  Undefined: [1, () => ''],
  Null: [5, () => ''],
  Number: [10, (value: number) => numberKey(value)],
  Double: [10, ({ value }: Double) => numberKey(value)],
  Long: [10, (value: Long) => integerKey(value.toBigInt())],
  String: [15, endedKey],
  Object: [20, (doc: Doc) => listKey(Object.entries(doc).map(fieldKey))],
  Array: [25, (items: unknown[]) => listKey(items.map(orderKey))],
  Binary: [30, (it: Binary) => numberKey(it.length()) + char(it.sub_type) + it.toString('hex')],
  ObjectId: [35, (id: ObjectId) => id.toHexString()],
  Boolean: [40, (value: boolean) => String(Number(value))],
  Date: [45, (date: Date) => numberKey(date.getTime())],
};

/** A type that is not in the table is stored and given back, but not compared. */
function typeOf(value: unknown) {
  const wrapper = (value as { _bsontype?: string } | null | undefined)?._bsontype;
  const name = wrapper ?? Object.prototype.toString.call(value).slice('[object '.length, -1);
  return types[name] ?? refuse('BadValue', `embedded-mongod does not compare the type ${name}`);
}

export const typeKey = (value: unknown): string => char(typeOf(value)[0]);

/** A string for each value: they sort as MongoDB sorts the values, and none begins with another. */
export function orderKey(value: unknown): string {
  const [order, toKey] = typeOf(value);
  return char(order) + toKey(value as never);
}

export const isNumeric = (value: unknown): boolean => typeKey(value) === typeKey(0);

/** Adds as MongoDB does: integers grow to 64 bits, anything with a double becomes a double. */
export function add(a: unknown, b: unknown): unknown {
  if (![a, b].every((value) => isInt32(value) || value instanceof Long))
    return double(Number(a) + Number(b));
  const sum = BigInt(String(a)) + BigInt(String(b));
  if (BigInt.asIntN(64, sum) !== sum) refuse('BadValue', 'integer overflow');
  return isInt32(a) && isInt32(b) && isInt32(Number(sum)) ? Number(sum) : Long.fromBigInt(sum);
}
