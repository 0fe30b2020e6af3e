import type { IdempotentRequest } from '@ticketing/common/http/idempotency';

/** What a buyer asks for. */
export interface Purchase {
  buyerId: string;
  ticketId: string;
  quantity: number;
  /** The price of one unit as the buyer saw it, in major units. */
  seenPrice: number | undefined;
  idempotent: IdempotentRequest | undefined;
}

/** What a buyer asks for, under an id that was made before anything was written. */
export interface Try extends Purchase {
  id: string;
  /** A write was sent and never answered: it may yet take effect, so no refusal is certain. */
  isUncertain: boolean;
}
