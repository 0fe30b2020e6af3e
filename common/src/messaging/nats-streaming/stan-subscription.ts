import type { Message, Stan } from 'node-nats-streaming';
import type { Incoming, Intake } from '../broker/broker-session';
import type { BusSubscription } from '../event-bus';

/**
 * Joins a durable queue group. It is never unsubscribed from, because that would delete the durable:
 * closing the client is what leaves it in place.
 */
export function subscribeDurable(
  stan: Stan,
  { type, group, inFlightMax, ackWaitMs }: BusSubscription,
  { intake, end }: { intake: Intake; end: (reason: unknown) => void },
): Promise<void> {
  const options = stan
    .subscriptionOptions()
    .setDeliverAllAvailable()
    .setManualAckMode(true)
    .setDurableName(group)
    .setMaxInFlight(inFlightMax)
    .setAckWait(Math.ceil(ackWaitMs / 1_000) * 1_000);
  return new Promise((resolve, reject) => {
    const fail = (reason: Error) => {
      reject(reason);
      end(reason);
    };
    const subscription = stan.subscribe(type, group, options);
    subscription.on('ready', resolve);
    subscription.on('error', fail);
    subscription.on('timeout', fail);
    subscription.on('message', (message: Message) => intake.take(toIncoming(message)));
  });
}

function toIncoming(message: Message): Incoming {
  return {
    key: `${message.getSequence()}@${message.getTimestampRaw()}`,
    body: message.getRawData().toString('utf8'),
    redelivered: message.isRedelivered(),
    settle({ kind }) {
      if (kind === 'ack') message.ack();
    },
  };
}
