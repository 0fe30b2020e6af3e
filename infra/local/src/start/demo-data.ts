import { createVisitor, expectStatus, type Visitor } from './api-client';
import type { Site } from './site';

export const DEMO_PASSWORD = 'demo-password';

interface Listing {
  title: string;
  price: number;
  quantity?: number;
}

interface DemoSeller {
  email: string;
  listings: readonly Listing[];
}

/** Two people to sign in as; everything they sell is theirs alone, so each can buy from the other. */
export const DEMO_SELLERS: readonly DemoSeller[] = [
  {
    email: 'sam@example.com',
    listings: [
      { title: 'Open Air Festival, day pass', price: 89, quantity: 500 },
      { title: 'Riverside Jazz Night', price: 24.5 },
      { title: 'The Winter Tale, front row', price: 65 },
      { title: 'City Derby, north stand', price: 42, quantity: 8 },
      { title: 'Piano Recital: Late Schubert', price: 38 },
      { title: 'Stand-up Evening', price: 15, quantity: 20 },
    ],
  },
  {
    email: 'robin@example.com',
    listings: [
      { title: 'Symphony No. 9, balcony', price: 72 },
      { title: 'Indie Double Bill', price: 19.99, quantity: 4 },
      { title: 'Museum Night', price: 12, quantity: 50 },
      { title: 'Science Slam Final', price: 9.5 },
      { title: 'Marathon Start Place', price: 110 },
      { title: 'Film Club: Silent Comedy', price: 7.25, quantity: 30 },
    ],
  },
];

/** Signed in as an existing demo seller, as a new one where the store is empty, or not at all. */
async function demoSeller(
  site: string | Site,
  email: string,
  mayJoin: boolean,
): Promise<Visitor | undefined> {
  const visitor = createVisitor(site);
  const account = { email, password: DEMO_PASSWORD };
  const signIn = await visitor.post('/api/users/signin', account);
  if (signIn.status === 200) return visitor;
  if (!mayJoin) return undefined;
  expectStatus(`sign up ${email}`, 201, await visitor.post('/api/users/signup', account));
  return visitor;
}

async function isEmptyStore(site: string | Site): Promise<boolean> {
  const { body } = await createVisitor(site).get('/api/tickets?limit=1');
  return Array.isArray(body) && body.length === 0;
}

async function listMissing(visitor: Visitor, { email, listings }: DemoSeller): Promise<number> {
  const { body } = await visitor.get('/api/tickets/mine?limit=100');
  if (Array.isArray(body) && body.length >= listings.length) return 0;
  // The key makes a listing of an interrupted start the same listing again.
  for (const listing of listings) {
    const key = { 'idempotency-key': `demo ${listing.title}` };
    const answer = await visitor.post('/api/tickets', listing, key);
    expectStatus(`${email} lists ${listing.title}`, 201, answer);
  }
  return listings.length;
}

/**
 * Puts demo data into an empty store, over HTTP like any seller, and finishes what an interrupted
 * start began. A store that somebody else has filled is left alone.
 *
 * @returns how many listings were sent, and whether one can sign in as the demo sellers
 */
export async function ensureDemoData(
  site: string | Site,
): Promise<{ listed: number; present: boolean }> {
  const mayJoin = await isEmptyStore(site);
  let listed = 0;
  let anyone = false;
  for (const seller of DEMO_SELLERS) {
    const visitor = await demoSeller(site, seller.email, mayJoin || anyone);
    if (!visitor) continue;
    anyone = true;
    listed += await listMissing(visitor, seller);
  }
  return { listed, present: anyone };
}
