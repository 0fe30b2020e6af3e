import type { Listing } from './board';
import type { PersonaDeps } from './buyer';
import { chanceOf, type Chance } from './chance';
import { pause, persist } from './pace';
import type { ListingFields, TicketBody } from './answers';

const PATIENCE = { triesMax: 6, pauseMs: 500 };
const STEP_MS = { from: 1_000, to: 3_000 };
/** A listing grows by so many units, to make the rule that it never shrinks worth having. */
const GROWTH = { from: 1, to: 3 };
const PRICE_MINOR = { from: 500, to: 20_000 };

type OwnTicket = TicketBody & { sold: number };

function priceFrom(chance: Chance): number {
  return chance.int(PRICE_MINOR.from, PRICE_MINOR.to) / 100;
}

/** Changes a listing as people do: another price, another title, more of it. */
function edited({ title, price, quantity }: Listing, chance: Chance): ListingFields {
  const fields = { title, price, quantity };
  switch (chance.weighted({ price: 4, title: 3, quantity: 3 })) {
    case 'price':
      return { ...fields, price: priceFrom(chance) };
    case 'title':
      return { ...fields, title: `Gig ${chance.int(1, 9_999)}` };
    case 'quantity':
      return { ...fields, quantity: quantity + chance.int(GROWTH.from, GROWTH.to) };
  }
}

function isOwnTickets(body: unknown): body is OwnTicket[] {
  return Array.isArray(body);
}

/** Lists units, edits the listings now and then, and lists as many again when all are sold. */
export async function runSeller(
  deps: PersonaDeps & { quantities: readonly number[]; listingsMax: number },
): Promise<void> {
  const { person, name, seed, board, signal, quantities, listingsMax } = deps;
  const chance = chanceOf(seed, name);
  let listed = 0;

  const own = (): Listing[] =>
    board.listings().filter(({ sellerId, isSoldOut }) => sellerId === person.id && !isSoldOut);

  function put(ticket: TicketBody, isSoldOut = false): void {
    const { id, title, price, quantity, version } = ticket;
    board.put({ id, title, price, quantity, version, sellerId: person.id, isSoldOut });
  }

  async function list(quantity: number): Promise<void> {
    listed += 1;
    const key = `${person.id} listing ${listed}`;
    const fields = { title: `Gig ${chance.int(1, 9_999)}`, price: priceFrom(chance), quantity };
    const attempt = () => person.listTicket(fields, key);
    const done = await persist(attempt, { ...PATIENCE, signal });
    if (done.body) put(done.body);
  }

  async function listAll(): Promise<void> {
    for (const quantity of quantities) {
      if (signal.aborted || listed >= listingsMax) return;
      await list(quantity);
    }
  }

  async function edit(): Promise<void> {
    const [first, ...more] = own();
    if (!first) return;
    const listing = chance.pick([first, ...more]);
    const fields = { ...edited(listing, chance), version: listing.version };
    const { body } = await person.editTicket(listing.id, fields);
    if (body) put(body);
  }

  /** Sees what is sold, and which version an edit of unknown outcome has left. */
  async function lookAtSales(): Promise<void> {
    const path = '/api/tickets/mine?limit=100';
    const { body } = await person.ask({ service: 'tickets', method: 'get', path });
    if (!isOwnTickets(body)) return;
    for (const ticket of body) put(ticket, ticket.sold >= ticket.quantity);
    if (own().length === 0) await listAll();
  }

  await listAll();
  while (await pause(chance.int(STEP_MS.from, STEP_MS.to), signal)) {
    if (chance.happens(0.5)) await edit();
    else await lookAtSales();
  }
}
