import { jetstreamManager, type ConsumerInfo } from '@nats-io/jetstream';
import { STREAM } from '@ticketing/common/messaging/jetstream/names';
import type { BusPlace } from '../config';
import { connectJetStream } from './jetstream-connection';
import type { GroupLag } from './lag';

/** `events.order.created` and `orders-service_order_created`: the names of `common`, read backwards. */
function lagOf({ config, num_pending, num_ack_pending }: ConsumerInfo): GroupLag[] {
  const { durable_name: durable, filter_subject: subject } = config;
  const parts = subject?.split('.').slice(1) ?? [];
  const suffix = `_${parts.join('_')}`;
  if (!durable?.endsWith(suffix)) return [];
  const group = durable.slice(0, -suffix.length);
  return [{ group, type: parts.join(':'), waiting: num_pending, unacked: num_ack_pending }];
}

/** Asks the server about every durable consumer of the stream. */
export async function readJetStreamLag(place: BusPlace): Promise<GroupLag[]> {
  const connection = await connectJetStream(place);
  try {
    const jsm = await jetstreamManager(connection, { checkAPI: false });
    const lags: GroupLag[] = [];
    for await (const info of jsm.consumers.list(STREAM)) lags.push(...lagOf(info));
    return lags;
  } finally {
    await connection.close();
  }
}
