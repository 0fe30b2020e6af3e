import { nanos } from '@nats-io/transport-node';
import {
  AckPolicy,
  DeliverPolicy,
  type Consumer,
  type ConsumerInfo,
  type JetStreamManager,
} from '@nats-io/jetstream';
import type { BusSubscription } from '../event-bus';
import { durableOf, STREAM, subjectOf } from './names';
import { found } from './stream';

/** Of the whole group: messages with handlers, and messages that back off. */
const ACK_PENDING_MAX = 10_000;

async function ensureConsumer(
  jsm: JetStreamManager,
  { type, group, ackWaitMs }: BusSubscription,
): Promise<ConsumerInfo> {
  const name = durableOf(group, type);
  const ackWait = { ack_wait: nanos(ackWaitMs) };
  const existing = await found(jsm.consumers.info(STREAM, name));
  if (existing?.config.ack_wait === ackWait.ack_wait) return existing;
  if (existing) return jsm.consumers.update(STREAM, name, ackWait);
  return jsm.consumers.add(STREAM, {
    ...ackWait,
    durable_name: name,
    filter_subject: subjectOf(type),
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    max_ack_pending: ACK_PENDING_MAX,
    max_deliver: -1,
  });
}

/** The durable consumer that all members of a group pull from. Made where it is not there yet. */
export async function durableConsumer(
  jsm: JetStreamManager,
  subscription: BusSubscription,
): Promise<Consumer> {
  const info = await ensureConsumer(jsm, subscription);
  return jsm.jetstream().consumers.getConsumerFromInfo(info);
}
