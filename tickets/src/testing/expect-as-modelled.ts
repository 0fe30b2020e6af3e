import type { CatalogueEvent } from '@ticketing/common/contracts/catalogue';
import type { TicketState } from '@ticketing/common/contracts/ticket-events';
import { arriving, type Arrivals } from '@ticketing/common/testing/arrivals';
import type { TicketsWorld } from './tickets-commands';
import { ownTicketsIn, ticketIn, ticketsIn } from './tickets-kit';
import { countInModel, type TicketsModel } from './tickets-model';

/** What everybody is shown, and what the seller is shown, is as the model counts. */
export async function expectAsModelled(model: TicketsModel, world: TicketsWorld): Promise<void> {
  const pod = world.pod(0);
  const own = ownTicketsIn(await pod.mine({}, world.seller));
  const onSale = ticketsIn(await pod.list()).map(({ id }) => id);
  expect(own).toHaveLength(model.listings.length);
  for (const listing of model.listings) {
    const { held, sold, available, revenue, takers } = countInModel(model, listing);
    const seen = own.find(({ id }) => id === listing.id);
    expect(seen).toMatchObject({ ...listing, held, sold, available, revenue });
    expect(onSale.includes(listing.id)).toBe(available > 0);
    const [taker, another] = takers;
    if (listing.quantity !== 1 || another !== undefined) continue;
    expect(ticketIn(await pod.get(listing.id)).orderId ?? undefined).toBe(taker);
  }
  expect(await pod.deadLetters.list(1)).toEqual([]);
}

/** Of each version there is one content, however often it was published. */
function statesOf(events: readonly CatalogueEvent[], listingId: string): Map<number, TicketState> {
  const states = new Map<number, TicketState>();
  for (const { subject, data } of events) {
    if (subject !== listingId) continue;
    const state = data as TicketState;
    const earlier = states.get(state.version);
    if (earlier) expect(state).toEqual(earlier);
    states.set(state.version, state);
  }
  return states;
}

/** After the last crash: every change was published, and a replica of it is as the model. */
export async function expectAllPublished(
  { listings }: TicketsModel,
  world: TicketsWorld,
  times: Arrivals,
): Promise<void> {
  await world.restart(0);
  await world.restart(1);
  world.setBroker(true);
  const pod = world.pod(0);
  await pod.sweeper.flush();
  const documents = await pod.connection.collection('tickets').find({}).toArray();
  for (const { outbox } of documents) expect(outbox).toEqual([]);
  const replica = new Map<string, TicketState>();
  for (const event of arriving(world.published(), times)) {
    const state = event.data as TicketState;
    if ((replica.get(state.id)?.version ?? -1) < state.version) replica.set(state.id, state);
  }
  for (const { id, version, price, quantity } of listings) {
    const versions = [...statesOf(world.published(), id).keys()].sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: version + 1 }, (_, one) => one));
    expect(replica.get(id)).toMatchObject({ version, priceMinor: price * 100, quantity });
  }
}
