import { startPods, type Pods } from '@ticketing/common/testing/pods';
import { signedInUser, type TestUser } from '@ticketing/common/testing/session-cookie';
import type { HeardEvent } from './orders-model';
import { startOrders, type OrdersUnderTest } from './orders-under-test';

/** Where a process may die while it serves a request or a message. */
export const CRASH_POINTS = [
  'orders:placed',
  'orders:settled',
  'outbox:written',
  'outbox:published',
  'consumer:handled',
];

/** Orders, and what surrounds it. */
export interface OrdersWorld extends Pods<OrdersUnderTest> {
  buyers: readonly [TestUser, TestUser];
  /** What other services have said until now; all of it may come again. */
  sent: HeardEvent[];
}

export async function openOrdersWorld(): Promise<OrdersWorld> {
  const pods = await startPods(startOrders);
  return { ...pods, buyers: [signedInUser(), signedInUser()], sent: [] };
}
