import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Incoming, Intake } from '../broker/broker-session';

const PULL_EXPIRES_MS = 10_000;

export interface PullLoop {
  /** Pulls no more. What the server has sent by then goes back to it. */
  stop(): Promise<void>;
}

/**
 * Pulls messages, never more than the handler has room for, so that none waits in a buffer while its
 * ack wait runs out.
 *
 * @param end told when pulling fails: the connection is then of no more use
 */
export function startPullLoop({
  consumer,
  intake,
  end,
}: {
  consumer: Consumer;
  intake: Intake;
  end: (reason: unknown) => void;
}): PullLoop {
  const stopping = new AbortController();
  let batch: ConsumerMessages | undefined;

  async function pull({ signal }: AbortController): Promise<void> {
    for (;;) {
      await intake.whenFree();
      if (signal.aborted) return;
      batch = await consumer.fetch({ max_messages: intake.free(), expires: PULL_EXPIRES_MS });
      for await (const message of batch) intake.take(toIncoming(message));
    }
  }

  pull(stopping).catch(end);
  return {
    async stop() {
      stopping.abort();
      await batch?.close();
    },
  };
}

function toIncoming(message: JsMsg): Incoming {
  return {
    key: `${message.seq}@${message.timestampNanos}`,
    body: message.string(),
    redelivered: message.redelivered,
    settle(verdict) {
      if (verdict.kind === 'ack') message.ack();
      else message.nak(Math.ceil(verdict.afterMs));
    },
    extend: () => message.working(),
  };
}
