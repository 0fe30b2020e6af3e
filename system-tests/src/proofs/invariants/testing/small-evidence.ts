import type { ServiceName } from '@ticketing/local/suite/ports';
import { isLive, totalMinorOf, type StoredOrder } from '../../evidence/documents';
import type { Evidence, StoredDocument } from '../../evidence/evidence';
import type { JournalLine } from '../../probe/journal';
import type { HistoryEntry } from '../../swarm/history';
import { interestingLines } from './interesting-lines';
import {
  at,
  GIG,
  idOf,
  LATE,
  orderOf,
  PAID,
  RESCUING,
  SECOND,
  SELLER,
  SOLO,
  stories,
  WINDOW_MS,
} from './order-stories';
import { journalOf } from './story-journal';

const orders = stories.map(orderOf);

const reservationStatus = { complete: 'sold', cancelled: 'released' } as const;

function reservationOf(order: StoredOrder): StoredDocument {
  const { _id, version, status, quantity, ticket, expiresAt } = order;
  const isEnded = status === 'complete' || status === 'cancelled';
  return {
    _id,
    version,
    ticketId: ticket.id,
    quantity,
    priceMinor: ticket.priceMinor,
    totalMinor: totalMinorOf(order),
    status: isEnded ? reservationStatus[status] : 'held',
    expiresAt,
  };
}

function payableOrderOf(order: StoredOrder): StoredDocument {
  const { quantity: _quantity, ticket, units: _units, claims: _claims, ...same } = order;
  return { ...same, amountMinor: totalMinorOf(order), currency: ticket.currency };
}

function timerOf(order: StoredOrder): StoredDocument {
  const { _id, expiresAt, cancelReason } = order;
  const hasEnded = cancelReason === 'user' ? 'dropped' : 'fired';
  const status = isLive(order) ? 'pending' : hasEnded;
  return { _id, version: 1, status, fireAt: new Date(expiresAt.getTime() + 500), outbox: [] };
}

const listing = { version: 0, title: 'Gig', currency: 'usd', userId: SELLER };
const gig = { _id: GIG, ...listing, quantity: 5, priceMinor: 2_000 };
const solo = { _id: SOLO, ...listing, quantity: 1, priceMinor: 5_000 };

const listings = [
  { ...gig, counted: { held: 2, sold: 2, revenueMinor: 4_000 }, onSale: true, outbox: [] },
  {
    ...solo,
    counted: { held: 0, sold: 1, revenueMinor: 5_000, orderId: idOf('second') },
    onSale: false,
    outbox: [],
  },
];

const paid = [
  { _id: PAID, orderId: idOf('paid'), amountMinor: 2_000, status: 'succeeded' },
  { _id: LATE, orderId: idOf('late'), amountMinor: 5_000, status: 'refunded' },
  { _id: SECOND, orderId: idOf('second'), amountMinor: 5_000, status: 'succeeded' },
  { _id: RESCUING, orderId: idOf('rescued'), amountMinor: 2_000, status: 'succeeded' },
];

const payments = paid.map((payment) => ({
  version: 2,
  userId: idOf('somebody'),
  currency: 'usd',
  liveKey: payment.status === 'succeeded' ? `order:${payment.orderId}` : `payment:${payment._id}`,
  outbox: [],
  ...payment,
}));

const ledger: Evidence['ledger'] = {
  intents: paid.map(({ _id, orderId, amountMinor }) => ({
    id: `pi_${_id}`,
    status: 'succeeded',
    amount: amountMinor,
    metadata: { paymentId: _id, orderId },
  })),
  charges: paid.map(({ _id, amountMinor, status }) => ({
    id: `ch_${_id}`,
    payment_intent: `pi_${_id}`,
    paid: true,
    amount: amountMinor,
    amount_refunded: status === 'refunded' ? amountMinor : 0,
    refunded: status === 'refunded',
  })),
  refunds: [{ id: 're_1', charge: `ch_${LATE}`, status: 'succeeded', amount: 5_000 }],
};

function answer(second: number, entry: Partial<HistoryEntry>): HistoryEntry {
  const times = { startedAtMs: at(second), endedAtMs: at(second) + 100 };
  return { ...times, personId: idOf('somebody'), action: 'pay', outcome: 'ok', ...entry };
}

/** What the buyer of each order was told when it was placed. */
function placingOf({ steps, name }: (typeof stories)[number], order: StoredOrder): HistoryEntry {
  const { _id: orderId, userId: personId, ticket, quantity, expiresAt } = order;
  const total = totalMinorOf(order) / 100;
  const told = {
    status: 'created',
    quantity,
    expiresAt: expiresAt.toISOString(),
    total,
    version: 0,
  };
  const wish = { personId, ticketId: ticket.id, idempotencyKey: `wish ${name}` };
  return answer(steps[0].second, { action: 'place-order', ...wish, orderId, order: told });
}

const history: readonly HistoryEntry[] = [
  answer(1, {
    action: 'list-ticket',
    personId: SELLER,
    ticketId: GIG,
    ticket: { title: 'Gig', price: 20, quantity: 5, version: 0 },
  }),
  ...stories.flatMap((story, index) => {
    const order = orders[index];
    return order ? [placingOf(story, order)] : [];
  }),
  answer(31, {
    action: 'cancel-order',
    personId: idOf('buyer given up'),
    orderId: idOf('given up'),
  }),
  answer(12, {
    orderId: idOf('paid'),
    paymentId: PAID,
    payment: { status: 'succeeded', amount: 20 },
  }),
  answer(20, {
    orderId: idOf('late'),
    paymentId: LATE,
    payment: { status: 'succeeded', amount: 50 },
  }),
  answer(60, { action: 'intrude', outcome: 'refused', status: 403, orderId: idOf('paid') }),
];

const asDocuments = (documents: readonly { _id: string }[]): StoredDocument[] =>
  documents.map((document) => ({ ...document }));

/** A small platform on which every invariant holds and every interesting thing has happened. */
export const smallEvidence: Evidence = {
  databases: {
    auth: { users: [], dead_letters: [] },
    tickets: {
      tickets: asDocuments(listings),
      reservations: orders.map(reservationOf),
      dead_letters: [],
    },
    orders: {
      orders: orders.map((order) => ({ ...order, outbox: [] })),
      tickets: asDocuments([gig, solo]),
      dead_letters: [
        { _id: 'poison', type: 'ticket:created', reason: 'not JSON', status: 'parked' },
      ],
    },
    payments: {
      payments: asDocuments(payments),
      orders: orders.map(payableOrderOf),
      dead_letters: [],
    },
    expiration: { timers: orders.map(timerOf), dead_letters: [] },
  },
  ledger,
  history,
  journal: [...stories.flatMap(journalOf), ...interestingLines],
  settings: { orderWindowMs: WINDOW_MS, expiryBoundMs: 8_000, healBoundMs: 30_000 },
  poisonedIds: ['poison'],
  brokerDataLostAtMs: [],
  healedAtMs: at(90),
  readAtMs: at(100),
  freshPurchase: { succeeded: true, tookMs: 900, detail: '' },
};

/** The same evidence with one document changed. */
export function withDocument(
  evidence: Evidence,
  [service, collection, id]: readonly [ServiceName, string, string],
  change: Record<string, unknown> | 'gone',
): Evidence {
  const before = evidence.databases[service][collection] ?? [];
  const rest = before.filter(({ _id }) => _id !== id);
  const found = before.find(({ _id }) => _id === id) ?? { _id: id };
  const documents = change === 'gone' ? rest : [...rest, { ...found, ...change }];
  const collections = { ...evidence.databases[service], [collection]: documents };
  return { ...evidence, databases: { ...evidence.databases, [service]: collections } };
}

export function withLines(evidence: Evidence, ...lines: readonly JournalLine[]): Evidence {
  return { ...evidence, journal: [...evidence.journal, ...lines] };
}

export function withAnswers(evidence: Evidence, ...entries: readonly Partial<HistoryEntry>[]) {
  return {
    ...evidence,
    history: [...evidence.history, ...entries.map((each) => answer(70, each))],
  };
}
