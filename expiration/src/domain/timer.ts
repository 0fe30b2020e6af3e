/** What the end of one order's window is waited for with. Its id is the order's. */
export interface Timer {
  id: string;
  version: number;
  status: 'pending' | 'fired' | 'dropped';
  fireAt: Date;
  /** The trace of its order, as a traceparent. */
  traceparent?: string;
}

/** What a timer needs to know of an order. */
export interface TimedOrder {
  id: string;
  isLive: boolean;
  expiresAt: Date;
}

/** Clocks differ by milliseconds: the window must have ended on the clock of orders as well. */
export const FIRE_AFTER_EXPIRY_MS = 500;

export type Decision = { kind: 'become'; timer: Timer } | { kind: 'nothing-to-do' };

const NOTHING: Decision = { kind: 'nothing-to-do' };

/**
 * What becomes of an order's timer when news of the order come, in whatever order they come. An order
 * that has ended leaves a dropped timer behind, so that late news of its beginning start none.
 */
export function followOrder(timer: Timer | undefined, order: TimedOrder): Decision {
  if (!timer) {
    const fireAt = new Date(order.expiresAt.getTime() + FIRE_AFTER_EXPIRY_MS);
    const status = order.isLive ? 'pending' : 'dropped';
    return { kind: 'become', timer: { id: order.id, version: 0, status, fireAt } };
  }
  if (order.isLive || timer.status !== 'pending') return NOTHING;
  return { kind: 'become', timer: { ...timer, version: timer.version + 1, status: 'dropped' } };
}

/** What becomes of a timer when its alarm rings. Alarms may ring too early, or twice. */
export function ring(timer: Timer, now: Date): Decision | { kind: 'too-early' } {
  if (timer.status !== 'pending') return NOTHING;
  if (now < timer.fireAt) return { kind: 'too-early' };
  return { kind: 'become', timer: { ...timer, version: timer.version + 1, status: 'fired' } };
}
