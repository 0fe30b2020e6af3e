import type { Order } from '../api/orders';
import { listOrders } from '../api/orders';
import type { Page } from '../api/page';
import type { Listing } from '../api/tickets';
import { listMyListings } from '../api/tickets';
import { serverApi } from './api';

const LATEST_MAX = 3;

interface Latest {
  readonly orders: readonly Order[] | undefined;
  readonly listings: readonly Listing[] | undefined;
}

/** The latest of both; a service that is away takes its own section with it, and not the page. */
export async function loadLatest(): Promise<Latest> {
  const api = await serverApi();
  const [orders, listings] = await Promise.all([
    itemsOrNone(listOrders(api, { limit: LATEST_MAX })),
    itemsOrNone(listMyListings(api, { limit: LATEST_MAX })),
  ]);
  return { orders, listings };
}

async function itemsOrNone<Item>(page: Promise<Page<Item>>): Promise<readonly Item[] | undefined> {
  try {
    return (await page).items;
  } catch {
    return undefined;
  }
}
