import type { OrderFilter } from './api/orders';
import { ORDER_FILTERS } from './api/orders';

export const ORDER_TABS = ['all', ...ORDER_FILTERS] as const;
export type OrderTab = (typeof ORDER_TABS)[number];

/** The tab that the address names; all orders where it names none that there is. */
export function orderTabOf(status: string | undefined): OrderTab {
  return ORDER_TABS.find((tab) => tab === status) ?? 'all';
}

/** What the API is asked for, and what stands in the address; nothing for all orders. */
export function orderFilterOf(tab: OrderTab): OrderFilter | undefined {
  return tab === 'all' ? undefined : tab;
}

export function orderListPath(tab: OrderTab, cursor?: string): string {
  const status = orderFilterOf(tab);
  const query = new URLSearchParams({
    ...(status === undefined ? {} : { status }),
    ...(cursor === undefined ? {} : { cursor }),
  }).toString();
  return query === '' ? '/orders' : `/orders?${query}`;
}
