import { connection } from 'next/server';
import { readEnv } from '../env';
import type { ShopFacts } from '../texts/info/info-text';

/** What the operator has set, as it is now and not as it was when the client was built. */
export async function shopFacts(): Promise<ShopFacts> {
  await connection();
  return readEnv();
}
