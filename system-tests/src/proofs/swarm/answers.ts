import type { HistoryEntry } from './history';
import { outcomeOf, type Outcome } from './record';
import type { ShopAnswer } from './shop';

export interface TicketBody {
  id: string;
  title: string;
  price: number;
  quantity: number;
  version: number;
}

export interface OrderBody {
  id: string;
  status: string;
  cancelReason?: string;
  quantity: number;
  expiresAt: string;
  total: number;
  version: number;
}

export interface PaymentBody {
  id: string;
  status: string;
  amount: number;
  clientSecret?: string;
}

/** What came of an action. The body is there when it succeeded and is what it should be. */
export interface Done<Body> {
  outcome: Outcome;
  status: number | undefined;
  body: Body | undefined;
}

export type ListingFields = Pick<TicketBody, 'title' | 'price' | 'quantity'>;

export type Seen = Partial<HistoryEntry>;

/** A body that an action is answered with, and what the history keeps of it. */
export interface BodyKind<Body> {
  isBody: (body: unknown) => body is Body;
  see: (body: Body) => Seen;
}

function hasId(body: unknown): body is { id: string } {
  return typeof (body as { id?: unknown } | null | undefined)?.id === 'string';
}

function seeTicket({ id: ticketId, title, price, quantity, version }: TicketBody): Seen {
  return { ticketId, ticket: { title, price, quantity, version } };
}

function seeOrder(body: OrderBody): Seen {
  const { id: orderId, status, cancelReason, quantity, expiresAt, total, version } = body;
  const reason = cancelReason !== undefined && { cancelReason };
  return { orderId, order: { status, ...reason, quantity, expiresAt, total, version } };
}

function seePayment({ id: paymentId, status, amount }: PaymentBody): Seen {
  return { paymentId, payment: { status, amount } };
}

function seePayments([newest]: PaymentBody[]): Seen {
  return newest ? seePayment(newest) : {};
}

/** The first message of the body that all errors of the shop have. */
function problemOf(body: unknown): string | undefined {
  const errors = (body as { errors?: unknown } | null | undefined)?.errors;
  const [first] = Array.isArray(errors) ? (errors as unknown[]) : [];
  const message = (first as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? message : undefined;
}

/** The entry of one answer. An answer that succeeded but is not what it should be has nothing seen. */
export function entryOf<Body>(
  about: Pick<HistoryEntry, 'personId' | 'action'> & Seen,
  { startedAtMs, endedAtMs, status, body }: ShopAnswer,
  { isBody, see }: BodyKind<Body>,
): { entry: HistoryEntry; done: Done<Body> } {
  const outcome = outcomeOf(status);
  const usable = outcome === 'ok' && isBody(body) ? body : undefined;
  const problem = outcome === 'ok' ? undefined : problemOf(body);
  const entry = {
    startedAtMs,
    endedAtMs,
    outcome,
    ...(status !== undefined && { status }),
    ...(problem !== undefined && { problem }),
    ...about,
    ...(usable !== undefined && see(usable)),
  };
  return { entry, done: { outcome, status, body: usable } };
}

export const NOT_ASKED = { outcome: 'unknown', status: undefined, body: undefined } as const;

export const anything = {
  isBody: (body: unknown): body is unknown => body !== undefined,
  see: () => ({}),
};
export const tickets = {
  isBody: (body: unknown): body is TicketBody => hasId(body),
  see: seeTicket,
};
export const orders = { isBody: (body: unknown): body is OrderBody => hasId(body), see: seeOrder };
export const payments = {
  isBody: (body: unknown): body is PaymentBody => hasId(body),
  see: seePayment,
};
export const paymentLists = {
  isBody: (body: unknown): body is PaymentBody[] => Array.isArray(body) && body.every(hasId),
  see: seePayments,
};
