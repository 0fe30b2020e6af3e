import {
  anything,
  entryOf,
  NOT_ASKED,
  orders,
  paymentLists,
  payments,
  tickets,
  type BodyKind,
  type Done,
  type ListingFields,
  type OrderBody,
  type PaymentBody,
  type Seen,
  type TicketBody,
} from './answers';
import type { Action, HistoryRecord } from './record';
import type { Ask, Shop, ShopAnswer, ShopRequest } from './shop';

/**
 * Somebody who is signed in. Each action is one request, and one entry of the history; once the run is
 * over nothing is asked any more.
 */
export interface Person {
  readonly id: string;
  /** Unrecorded requests: looking around. */
  readonly ask: Ask;
  listTicket(fields: ListingFields, key: string): Promise<Done<TicketBody>>;
  editTicket(id: string, fields: ListingFields & { version: number }): Promise<Done<TicketBody>>;
  placeOrder(
    wanted: { ticketId: string; quantity: number; price?: number },
    key: string,
  ): Promise<Done<OrderBody>>;
  cancelOrder(orderId: string): Promise<Done<unknown>>;
  beginPayment(orderId: string, key: string): Promise<Done<PaymentBody>>;
  pay(orderId: string, token: string, key: string): Promise<Done<PaymentBody>>;
  confirmInBrowser(orderId: string, payment: PaymentBody, card: string): Promise<Done<unknown>>;
  readOrder(orderId: string): Promise<Done<OrderBody>>;
  readPayments(orderId: string): Promise<Done<PaymentBody[]>>;
}

type Noted = Seen & { action: Action };

function toPayments(idempotencyKey: string, body: object): ShopRequest {
  return { service: 'payments', method: 'post', path: '/api/payments', body, idempotencyKey };
}

export function createPerson(deps: {
  id: string;
  shop: Shop;
  record: Pick<HistoryRecord, 'add'>;
  firstPod?: number;
  signal: AbortSignal;
}): Person {
  const { id: personId, shop, record, signal } = deps;
  const ask = shop.visit(shop.cookieFor(personId), deps.firstPod);

  async function note<Body>(
    about: Noted,
    send: () => Promise<ShopAnswer>,
    kind: BodyKind<Body>,
  ): Promise<Done<Body>> {
    if (signal.aborted) return NOT_ASKED;
    const { entry, done } = entryOf({ personId, ...about }, await send(), kind);
    record.add(entry);
    return done;
  }

  function act<Body>(about: Noted, request: ShopRequest, kind: BodyKind<Body>) {
    const { idempotencyKey } = request;
    const keyed = idempotencyKey !== undefined && { idempotencyKey };
    return note({ ...about, ...keyed }, () => ask(request), kind);
  }

  return {
    id: personId,
    ask,
    listTicket(body, idempotencyKey) {
      const request = { method: 'post', path: '/api/tickets', body, idempotencyKey } as const;
      return act({ action: 'list-ticket' }, { service: 'tickets', ...request }, tickets);
    },
    editTicket(ticketId, body) {
      const request = { method: 'put', path: `/api/tickets/${ticketId}`, body } as const;
      return act({ action: 'edit-ticket', ticketId }, { service: 'tickets', ...request }, tickets);
    },
    placeOrder(body, idempotencyKey) {
      const { ticketId } = body;
      const request = { method: 'post', path: '/api/orders', body, idempotencyKey } as const;
      return act({ action: 'place-order', ticketId }, { service: 'orders', ...request }, orders);
    },
    cancelOrder(orderId) {
      const request = { method: 'delete', path: `/api/orders/${orderId}` } as const;
      return act({ action: 'cancel-order', orderId }, { service: 'orders', ...request }, anything);
    },
    beginPayment(orderId, key) {
      return act({ action: 'begin-payment', orderId }, toPayments(key, { orderId }), payments);
    },
    pay(orderId, token, key) {
      return act({ action: 'pay', orderId }, toPayments(key, { orderId, token }), payments);
    },
    confirmInBrowser(orderId, { id: paymentId, clientSecret = '' }, card) {
      const about = { action: 'confirm-in-browser', orderId, paymentId } as const;
      return note(about, () => shop.confirmAtStripe(clientSecret, card), anything);
    },
    readOrder(orderId) {
      const request = { method: 'get', path: `/api/orders/${orderId}` } as const;
      return act({ action: 'read-order', orderId }, { service: 'orders', ...request }, orders);
    },
    readPayments(orderId) {
      const path = `/api/payments?orderId=${orderId}`;
      const request = { service: 'payments', method: 'get', path } as const;
      return act({ action: 'read-payments', orderId }, request, paymentLists);
    },
  };
}
