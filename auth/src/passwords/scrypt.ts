import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Work factors of scrypt.
 * Source: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
export interface ScryptParameters {
  N: number;
  r: number;
  p: number;
}

export const CURRENT_PARAMETERS: ScryptParameters = { N: 2 ** 15, r: 8, p: 3 };

const SALT_BYTES = 16;
const KEY_BYTES = 64;
const FORMAT = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/;

interface ParsedHash {
  parameters: ScryptParameters;
  salt: Buffer;
  key: Buffer;
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

function options({ N, r, p }: ScryptParameters): ScryptOptions {
  return { N, r, p, maxmem: 256 * N * r };
}

function parse(hash: string): ParsedHash {
  const [, N, r, p, salt = '', key = ''] = FORMAT.exec(hash) ?? [];
  if (key === '') throw new Error('not a password hash of ours');
  return {
    parameters: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
}

/** Hashes a password with a fresh salt; the parameters are stored in the hash. */
export async function hash(password: string, parameters = CURRENT_PARAMETERS): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, KEY_BYTES, options(parameters));
  const { N, r, p } = parameters;
  return ['scrypt', N, r, p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Compares in a time that does not depend on where a password differs. */
export async function matches(password: string, stored: string): Promise<boolean> {
  const { parameters, salt, key } = parse(stored);
  return timingSafeEqual(await derive(password, salt, key.length, options(parameters)), key);
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdated(stored: string): boolean {
  const { N, r, p } = parse(stored).parameters;
  return N !== CURRENT_PARAMETERS.N || r !== CURRENT_PARAMETERS.r || p !== CURRENT_PARAMETERS.p;
}
