import type { StoredOrder } from '../../evidence/documents';

/** All times of a small evidence are seconds after this. */
export const BEGINNING_MS = Date.UTC(2030, 0, 1);
export const WINDOW_MS = 10_000;

export function at(seconds: number): number {
  return BEGINNING_MS + seconds * 1_000;
}

/** An id as stores have them, that a reader of a failing test recognises. */
export function idOf(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(24, '0').slice(0, 24);
}

export interface Step {
  second: number;
  status: StoredOrder['status'];
  cancelReason?: 'user' | 'expired';
  /** By which orders completed, or which it rejected. */
  paymentId?: string;
  rejects?: string;
}

/** What happened to an order, from which everything else about it follows. */
export interface Story {
  name: string;
  ticketId: string;
  units: readonly number[];
  priceMinor: number;
  steps: readonly [Step, ...Step[]];
}

export const GIG = idOf('gig');
export const SOLO = idOf('solo');
export const SELLER = idOf('seller');

export const PAID = idOf('pay-paid');
export const LATE = idOf('pay-late');
export const SECOND = idOf('pay-second');
export const RESCUING = idOf('pay-rescue');

const placed = (second: number): Step => ({ second, status: 'created' });
const expired = (second: number): Step => ({
  second,
  status: 'cancelled',
  cancelReason: 'expired',
});
const completed = (second: number, paymentId: string): Step => {
  return { second, status: 'complete', paymentId };
};

/** One of each kind: live, paid, expired and refunded, paid after somebody's expiry, given up, rescued. */
export const stories: readonly Story[] = [
  { name: 'live', ticketId: GIG, units: [0, 1], priceMinor: 2_000, steps: [placed(95)] },
  {
    name: 'paid',
    ticketId: GIG,
    units: [2],
    priceMinor: 2_000,
    steps: [placed(10), { second: 11, status: 'awaiting:payment' }, completed(12, PAID)],
  },
  {
    name: 'late',
    ticketId: SOLO,
    units: [0],
    priceMinor: 5_000,
    steps: [placed(10), expired(20.5), { ...expired(22), rejects: LATE }],
  },
  {
    name: 'second',
    ticketId: SOLO,
    units: [0],
    priceMinor: 5_000,
    steps: [placed(21), completed(23, SECOND)],
  },
  {
    name: 'given up',
    ticketId: GIG,
    units: [3],
    priceMinor: 2_000,
    steps: [placed(30), { second: 31, status: 'cancelled', cancelReason: 'user' }],
  },
  {
    name: 'rescued',
    ticketId: GIG,
    units: [3],
    priceMinor: 2_000,
    steps: [placed(40), expired(50.5), completed(52, RESCUING)],
  },
];

/** The order as it is after its story. */
export function orderOf({ name, ticketId, units, priceMinor, steps }: Story): StoredOrder {
  const id = idOf(name);
  const last = steps.at(-1) ?? steps[0];
  const { status, cancelReason, paymentId } = last;
  const claims =
    status === 'cancelled' ? [`order:${id}`] : units.map((unit) => `${ticketId}#${unit}`);
  return {
    _id: id,
    version: steps.length - 1,
    status,
    userId: idOf(`buyer ${name}`),
    expiresAt: new Date(at(steps[0].second) + WINDOW_MS),
    quantity: units.length,
    ticket: { id: ticketId, title: 'Gig', priceMinor, currency: 'usd', version: 0 },
    units,
    claims,
    rejectedPaymentIds: steps.flatMap(({ rejects }) => rejects ?? []),
    ...(cancelReason && { cancelReason }),
    ...(paymentId !== undefined && { paymentId }),
  };
}
