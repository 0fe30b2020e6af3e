/** One field of a message: a number, or bytes (of a text, or of a message inside). */
export interface Field {
  number: number;
  value: bigint;
  bytes: Buffer;
}

const NOTHING = Buffer.alloc(0);
const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

interface Cursor {
  at: number;
}

function readVarint(message: Buffer, cursor: Cursor): bigint {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = message.readUInt8(cursor.at);
    cursor.at += 1;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

/**
 * The fields of a message in the order in which they were written.
 * Source: https://protobuf.dev/programming-guides/encoding/
 *
 * @throws {RangeError} where the message ends too early
 */
export function readFields(message: Buffer): Field[] {
  const fields: Field[] = [];
  const cursor = { at: 0 };
  const take = (length: number): Buffer => {
    if (cursor.at + length > message.length) throw new RangeError('the message ends too early');
    cursor.at += length;
    return message.subarray(cursor.at - length, cursor.at);
  };
  while (cursor.at < message.length) {
    const tag = Number(readVarint(message, cursor));
    const [number, wire] = [tag >>> 3, tag & 7];
    if (wire === WIRE.varint) {
      fields.push({ number, value: readVarint(message, cursor), bytes: NOTHING });
    } else if (wire === WIRE.bytes) {
      const bytes = take(Number(readVarint(message, cursor)));
      fields.push({ number, value: 0n, bytes });
    } else if (wire === WIRE.fixed64 || wire === WIRE.fixed32) {
      fields.push({ number, value: 0n, bytes: take(wire === WIRE.fixed64 ? 8 : 4) });
    } else throw new RangeError(`there is no wire type ${wire}`);
  }
  return fields;
}
