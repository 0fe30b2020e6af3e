import type { EventType } from '@ticketing/common/contracts/catalogue';
import type { Reaction } from '@ticketing/common/messaging/subscriptions';

/** A reaction to any event of an order. */
export type OrderReaction = Reaction<Extract<EventType, `order:${string}`>>;
