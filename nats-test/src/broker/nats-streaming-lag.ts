import { z } from 'zod';
import type { BusPlace } from '../config';
import type { GroupLag } from './lag';

const CHANNELS_MAX = 1_000;

const subscriptionSchema = z.object({
  queue_name: z.string().default(''),
  is_durable: z.boolean(),
  last_sent: z.number(),
  pending_count: z.number(),
});

const channelsSchema = z.object({
  channels: z
    .array(
      z.object({
        name: z.string(),
        last_seq: z.number(),
        subscriptions: z.array(subscriptionSchema).default([]),
      }),
    )
    .default([]),
});

type Channel = z.infer<typeof channelsSchema>['channels'][number];
type Subscription = z.infer<typeof subscriptionSchema>;

/** Members of a durable group are all called `<durable>:<group>`; a group of nobody has one line, too. */
function lagsOf({ name: type, last_seq: last, subscriptions }: Channel): GroupLag[] {
  const groups = new Map<string, Subscription[]>();
  for (const one of subscriptions) {
    const group = one.queue_name.split(':').at(-1);
    if (one.is_durable && group) groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups].map(([group, members]) => ({
    group,
    type,
    waiting: Math.max(0, last - Math.max(...members.map((member) => member.last_sent))),
    unacked: members.reduce((sum, member) => sum + member.pending_count, 0),
  }));
}

/**
 * Asks the server's monitoring port: the protocol itself can not tell how far behind a group is.
 * Source: https://docs.nats.io/legacy/stan/intro/monitoring/endpoints
 */
export async function readNatsStreamingLag(
  { monitorUrl }: BusPlace,
  signal: AbortSignal,
): Promise<GroupLag[]> {
  const url = new URL('/streaming/channelsz', monitorUrl);
  url.search = new URLSearchParams({ subs: '1', limit: String(CHANNELS_MAX) }).toString();
  const answer = await fetch(url, { signal }).catch((cause: unknown) => {
    throw new Error(
      `nothing answers at ${url.origin}: start the server with a monitoring port (-m 8222) or set NATS_MONITOR_URL`,
      { cause },
    );
  });
  if (!answer.ok) throw new Error(`${url.origin} answers ${answer.status} to ${url.pathname}`);
  return channelsSchema.parse(await answer.json()).channels.flatMap(lagsOf);
}
