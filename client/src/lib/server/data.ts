import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { hasStatus } from '../api-error';
import { getOrder } from '../api/orders';
import { getTicket } from '../api/tickets';
import type { User } from '../api/users';
import { currentUser } from '../api/users';
import { signInPath } from '../next-path';
import { serverApi } from './api';

// Each is asked once per page, however many of its parts want to know.

export const currentViewer = cache(async (): Promise<User | null> =>
  currentUser(await serverApi()),
);

export const ticketOr404 = cache(async (id: string) =>
  orNotFound(getTicket(await serverApi(), id)),
);

export const orderOr404 = cache(async (id: string) =>
  orAway(getOrder(await serverApi(), id), `/orders/${id}`),
);

/** The signed-in user; anybody else is sent to sign in and comes back to `path`. */
export async function requireViewer(path: string): Promise<User> {
  return (await currentViewer()) ?? redirect(signInPath(path));
}

async function orNotFound<Found>(found: Promise<Found>): Promise<Found> {
  try {
    return await found;
  } catch (fault) {
    if (hasStatus(fault, 404)) notFound();
    throw fault;
  }
}

/** Somebody else's is not told from one that never was. */
async function orAway<Found>(found: Promise<Found>, path: string): Promise<Found> {
  try {
    return await orNotFound(found);
  } catch (fault) {
    if (hasStatus(fault, 401)) redirect(signInPath(path));
    if (hasStatus(fault, 403)) notFound();
    throw fault;
  }
}
