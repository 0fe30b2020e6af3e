import { z } from 'zod';

/** Field types that several events share. */
export const id = z.string().regex(/^[0-9a-f]{24}$/);
export const version = z.int().nonnegative();
export const amountMinor = z.int().nonnegative();
export const currency = z.string().regex(/^[a-z]{3}$/);
export const quantity = z.int().positive();
/** ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });
