import { Binary, deserialize, Double, Int32, Long, ObjectId, serialize } from 'bson';
import { Code, CommandError } from './errors';

export type Doc = Record<string, unknown>;

export const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

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

/** BSON's order of types. Source: https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/ */
const orders = {
  undefined: 1,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  boolean: 40,
};
const wrappers: Record<string, number> = { Double: 10, Long: 10, Binary: 30, ObjectId: 35 };

/** The place of a value's type in BSON's order; a type that is not served is refused here. */
export function typeOrder(value: unknown): number {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (type !== 'object') return orders[type as keyof typeof orders];
  if (value instanceof Date) return 45;
  if (value instanceof RegExp) return 50;
  const wrapper = (value as { _bsontype?: string })._bsontype;
  const order = wrapper === undefined ? orders.object : wrappers[wrapper];
  if (order !== undefined) return order;
  throw new CommandError(
    Code.BadValue,
    `embedded-mongod does not compare the type ${wrapper ?? ''}`,
  );
}

export const isNumeric = (value: unknown): boolean => typeOrder(value) === orders.number;

const char = String.fromCharCode;
const scratch = Buffer.alloc(8);

/** The bits of a double, so turned that they sort; `rest` tells 64-bit integers apart that share a double. */
function numberKey(value: number, rest = 0): string {
  if (Number.isNaN(value)) return char(0, 0, 0, 0, 0);
  scratch.writeDoubleBE(value === 0 ? 0 : value);
  const units = [0, 2, 4, 6].map((at) => scratch.readUInt16BE(at));
  const [sign = 0, ...others] = units;
  const bits = sign & 0x8000 ? units.map((unit) => 0xffff - unit) : [sign | 0x8000, ...others];
  return char(...bits, 0x8000 + rest);
}

function longKey(value: bigint): string {
  return numberKey(Number(value), Number(value - BigInt(Number(value))));
}

/** Moves surrogates above the other characters, as in UTF-8, and keeps NUL free to end a string. */
export function stringKey(text: string): string {
  return /[\0\ud800-\uffff]/.test(text)
    ? text.replace(/[\0\ud800-\uffff]/g, (unit) => {
        const code = unit.charCodeAt(0);
        return code === 0 ? '\0\u0001' : char(code < 0xe000 ? code + 0x2000 : code - 0x800);
      })
    : text;
}

const listKey = (parts: string[]): string => `${parts.map((part) => `\u0001${part}`).join('')}\0`;

function bodyKey(value: unknown): string {
  if (typeof value === 'string') return `${stringKey(value)}\0\0`;
  if (typeof value === 'number') return numberKey(value);
  if (value instanceof Double) return numberKey(value.value);
  if (value instanceof Long) return longKey(value.toBigInt());
  if (value instanceof Date || typeof value === 'boolean') return numberKey(Number(value));
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Binary)
    return (
      char(value.length() >> 16, value.length() & 0xffff, value.sub_type) + value.toString('hex')
    );
  if (Array.isArray(value)) return listKey(value.map(orderKey));
  if (value instanceof RegExp) return bodyKey(String(value));
  if (!isDoc(value)) return '';
  return listKey(
    Object.entries(value).map(
      ([name, inner]) => char(typeOrder(inner)) + bodyKey(name) + orderKey(inner),
    ),
  );
}

/** A string for each value: they sort as MongoDB sorts the values, and none begins with another. */
export const orderKey = (value: unknown): string => char(typeOrder(value)) + bodyKey(value);

/** Adds as MongoDB does: integers grow to 64 bits, anything with a double becomes a double. */
export function add(a: unknown, b: unknown): unknown {
  if (![a, b].every((value) => isInt32(value) || value instanceof Long))
    return double(Number(a) + Number(b));
  const sum = BigInt(String(a)) + BigInt(String(b));
  if (BigInt.asIntN(64, sum) !== sum) throw new CommandError(Code.BadValue, 'integer overflow');
  return isInt32(a) && isInt32(b) && isInt32(Number(sum)) ? Number(sum) : Long.fromBigInt(sum);
}
