import type { ServiceName } from '@ticketing/local/suite/ports';
import type { Relay } from '../relay/relay';
import { startRelay } from '../relay/start-relay';
import { POD_NAMES, PODS, type BackingName, type LinkName, type PodName } from './pods';

/** Where everything listens itself. */
export type Places = Readonly<Record<PodName | BackingName, number>>;
export type Links = ReadonlyMap<LinkName, Relay>;

export function podsOf(service: ServiceName): PodName[] {
  return POD_NAMES.filter((name) => PODS[name] === service);
}

function linksOf(pod: PodName, places: Places): [LinkName, number[]][] {
  const links: [LinkName, number[]][] = [
    [`buyers>${pod}`, [places[pod]]],
    [`${pod}>mongodb`, [places.mongodb]],
    [`${pod}>nats`, [places.nats]],
  ];
  if (pod === 'expiration') links.push([`${pod}>redis`, [places.redis]]);
  if (pod === 'payments-1' || pod === 'payments-2') {
    links.push([`${pod}>stripe-simulator`, [places['stripe-simulator']]]);
  }
  return links;
}

/** Puts a relay on every connection of the platform. */
export async function startLinks(places: Places): Promise<Links> {
  const webhooks = podsOf('payments').map((pod) => places[pod]);
  const wanted: [LinkName, number[]][] = [
    ...POD_NAMES.flatMap((pod) => linksOf(pod, places)),
    ['stripe-simulator>payments', webhooks],
  ];
  const relays = await Promise.all(
    wanted.map(async ([name, targets]) => [name, await startRelay({ name, targets })] as const),
  );
  return new Map(relays);
}

export function linkOf(links: Links, name: LinkName): Relay {
  const link = links.get(name);
  if (!link) throw new Error(`there is no link ${name}: arena/pods.ts names those that are`);
  return link;
}
