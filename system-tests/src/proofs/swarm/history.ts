/** What somebody asked of the shop, and what came of it, as the one who asked knows it. */
export interface HistoryEntry {
  /** When it was asked and when the answer came (or was given up), milliseconds of the machine's clock. */
  startedAtMs: number;
  endedAtMs: number;
  personId: string;
  action:
    | 'list-ticket'
    | 'edit-ticket'
    | 'place-order'
    | 'cancel-order'
    | 'pay'
    | 'begin-payment'
    | 'confirm-in-browser'
    | 'read-order'
    | 'read-payments'
    /** Reads or changes what is somebody else's: any success is a breach. */
    | 'intrude'
    /** An invalid request: a success is a fault of the shop. */
    | 'misuse';
  /** ok: 2xx. refused: 4xx but 408 and 429. unknown: no answer, 5xx, anything else. */
  outcome: 'ok' | 'refused' | 'unknown';
  status?: number;
  /** What the shop itself said of an error. An answer of something in front of it has none. */
  problem?: string;
  ticketId?: string;
  orderId?: string;
  paymentId?: string;
  /** Of orders: what was acknowledged. */
  order?: {
    status: string;
    cancelReason?: string;
    quantity: number;
    expiresAt: string;
    total: number;
    version: number;
  };
  /** Of listings: what was acknowledged. */
  ticket?: { title: string; price: number; quantity: number; version: number };
  payment?: { status: string; amount: number };
  /** Sent with an Idempotency-Key: tries of the same intention share it. */
  idempotencyKey?: string;
}
