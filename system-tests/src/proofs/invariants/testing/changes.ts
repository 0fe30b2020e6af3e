import type { Evidence } from '../../evidence/evidence';
import type { JournalLine } from '../../probe/journal';
import { at, GIG, idOf } from './order-stories';
import { smallEvidence, withDocument } from './small-evidence';
import { ORDERS_2 } from './story-journal';

/** Where a document of the small evidence is. */
export const order = (name: string) => ['orders', 'orders', idOf(name)] as const;
export const payment = (id: string) => ['payments', 'payments', id] as const;

/** A write to the paid order by the second pod, unless said otherwise. */
export function write(
  second: number,
  of: Partial<Extract<JournalLine, { kind: 'write' }>>,
): JournalLine {
  return {
    kind: 'write',
    startedAtMs: at(second),
    store: 'orders',
    id: idOf('paid'),
    version: 0,
    eventIds: ['an event'],
    outcome: 'written',
    ...ORDERS_2,
    atMs: at(second) + 5,
    ...of,
  };
}

/** An order takes units of the gig. */
export const taking = (name: string, units: readonly number[]) =>
  ({ id: idOf(name), status: 'created', ticketId: GIG, units }) as const;

type Ledger = Evidence['ledger'];

export function withLedger(change: (ledger: Ledger) => Partial<Ledger>): Evidence {
  return { ...smallEvidence, ledger: { ...smallEvidence.ledger, ...change(smallEvidence.ledger) } };
}

export function withCharge(
  paymentId: string,
  change: Partial<Ledger['charges'][number]>,
): Evidence {
  return withLedger(({ charges }) => ({
    charges: charges.map((each) => (each.id === `ch_${paymentId}` ? { ...each, ...change } : each)),
  }));
}

/** Another charge for an order, by an intent of its own. */
export function withSecondCharge(orderId: string, amount: number): Evidence {
  const id = 'pi_2';
  const intent = { id, status: 'succeeded', amount, metadata: { paymentId: 'another', orderId } };
  const taken = { paid: true, amount, amount_refunded: 0, refunded: false };
  return withLedger(({ intents, charges }) => ({
    intents: [...intents, intent],
    charges: [...charges, { id: 'ch_2', payment_intent: id, ...taken }],
  }));
}

export function withCounts(counted: Record<string, number>): Evidence {
  return withDocument(smallEvidence, ['tickets', 'tickets', GIG], { counted });
}

export function withoutLines(isLeftOut: (line: JournalLine) => boolean): Evidence {
  return { ...smallEvidence, journal: smallEvidence.journal.filter((line) => !isLeftOut(line)) };
}
