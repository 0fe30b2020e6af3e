import type { JournalLine } from '../../probe/journal';
import { at, GIG, idOf } from './order-stories';
import { eventOf, EXPIRATION, ORDERS_1, ORDERS_2, PAYMENTS_1, told } from './story-journal';

const timer = eventOf('expiration:complete', idOf('paid'), 1);
const ORDERS_1_AGAIN = { pod: 'orders-1', pid: 13 };
const initiated = eventOf('payment:initiated', idOf('pay-any'), 1);
const created = eventOf('payment:created', idOf('pay-any'), 2);

/** The timer of the paid order fires all the same, and its news is delivered twice. */
const timerAfterPayment: readonly JournalLine[] = [
  ...told(timer, 21, EXPIRATION),
  { kind: 'delivered', redelivered: true, ...timer, ...ORDERS_2, atMs: at(22) },
];

/** The newer news of a payment come first. */
const outOfOrder: readonly JournalLine[] = [
  ...told(created, 61, PAYMENTS_1),
  ...told(initiated, 62, PAYMENTS_1),
];

const writtenElsewhere = eventOf('expiration:complete', idOf('late'), 1);

/** Written by one process, confirmed to another one. */
const sweptTimer: readonly JournalLine[] = [
  {
    kind: 'write',
    startedAtMs: at(20),
    store: 'timers',
    id: idOf('late'),
    version: 1,
    status: 'fired',
    eventIds: [writtenElsewhere.eventId],
    outcome: 'written',
    ...EXPIRATION,
    atMs: at(20),
  },
  ...told(writtenElsewhere, 25, { pod: 'expiration', pid: 42 }),
];

const ticket = eventOf('ticket:created', GIG, 0);

/** A process dies with an event in its hands. */
const redelivery: readonly JournalLine[] = [
  { kind: 'started', ...ORDERS_1, atMs: at(0) },
  { kind: 'delivered', redelivered: false, ...ticket, ...ORDERS_1, atMs: at(2) },
  { kind: 'started', ...ORDERS_1_AGAIN, atMs: at(3) },
  { kind: 'delivered', redelivered: true, ...ticket, ...ORDERS_2, atMs: at(8) },
  {
    kind: 'settled',
    eventId: ticket.eventId,
    type: ticket.type,
    verdict: 'ack',
    ...ORDERS_2,
    atMs: at(9),
  },
];

const raceLost: JournalLine = {
  kind: 'write',
  startedAtMs: at(10),
  store: 'orders',
  id: idOf('too late'),
  version: 0,
  status: 'created',
  ticketId: GIG,
  units: [2],
  eventIds: [],
  outcome: 'duplicate-key',
  ...ORDERS_2,
  atMs: at(10),
};

/** One of each of the interesting things that no order's own story has. */
export const interestingLines: readonly JournalLine[] = [
  ...timerAfterPayment,
  ...outOfOrder,
  ...sweptTimer,
  ...redelivery,
  raceLost,
];
