import { createHash } from 'node:crypto';
import { Types } from 'mongoose';

/** Makes ids. An argument everywhere, so that tests can say which. */
export type NewId = () => string;

export const ID_PATTERN = /^[0-9a-f]{24}$/;

/** A fresh id: 24 hexadecimal characters that grow with time. */
export const newId: NewId = () => new Types.ObjectId().toHexString();

/** An id that follows from `parts` alone: the same try gives the same id, on any pod. */
export function derivedId(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}
