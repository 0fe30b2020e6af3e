import { connect, type NatsConnection } from '@nats-io/transport-node';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { BrokerSession } from '../broker/broker-session';
import { readBrokerAddress } from '../broker/broker-address';
import { within } from '../broker/within';
import { durableConsumer } from './durable-consumer';
import { STREAM, subjectOf } from './names';
import { startPullLoop, type PullLoop } from './pull-loop';
import { ensureStream } from './stream';

const CONNECT_TIMEOUT_MS = 5_000;
const PING_INTERVAL_MS = 1_500;
const PINGS_OUT_MAX = 3;
const DISCONNECT_TIMEOUT_MS = 1_000;

export interface JetStreamSessionOptions {
  url: string;
  clientName: string;
  replicas: number;
  publishTimeoutMs: number;
}

/** Opens one connection and makes sure of the stream: without it nothing could be published. */
export async function openJetStreamSession({
  url,
  clientName,
  replicas,
  publishTimeoutMs,
}: JetStreamSessionOptions): Promise<BrokerSession> {
  const { tls, ...address } = readBrokerAddress(url);
  const connection = await connect({
    ...address,
    ...(tls && { tls: {} }),
    name: clientName,
    reconnect: false,
    timeout: CONNECT_TIMEOUT_MS,
    pingInterval: PING_INTERVAL_MS,
    maxPingOut: PINGS_OUT_MAX,
  });
  try {
    const jsm = await jetstreamManager(connection, { checkAPI: false });
    await ensureStream(jsm, replicas);
    return createSession({ connection, jsm, publishTimeoutMs });
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Nothing answers on the subject: JetStream is off, or the stream is gone. */
const isStreamGone = (error: unknown): boolean =>
  error instanceof Error && error.name === 'JetStreamNotEnabled';

function createSession({
  connection,
  jsm,
  publishTimeoutMs,
}: {
  connection: NatsConnection;
  jsm: JetStreamManager;
  publishTimeoutMs: number;
}): BrokerSession {
  const js = jsm.jetstream();
  const loops: PullLoop[] = [];
  let closed: Promise<void> | undefined;
  let end: (reason: unknown) => void = () => undefined;
  const lost = new Promise<Error>((resolve) => {
    end = (reason) => resolve(reason instanceof Error ? reason : new Error('connection closed'));
  });
  void connection.closed().then(end);

  async function stopIntake(): Promise<void> {
    await Promise.all(loops.map((loop) => loop.stop()));
  }

  /** Acknowledgements are sent without an answer: the flush is what sees them off. */
  async function close(): Promise<void> {
    end(new Error('closed'));
    if (connection.isClosed()) return;
    await within(stopIntake(), DISCONNECT_TIMEOUT_MS);
    await within(connection.flush(), DISCONNECT_TIMEOUT_MS);
    await connection.close();
  }

  return {
    lost,
    async publish({ type, id, body }) {
      const options = { msgID: id, timeout: publishTimeoutMs, expect: { streamName: STREAM } };
      try {
        await js.publish(subjectOf(type), body, options);
      } catch (error) {
        if (isStreamGone(error)) end(error);
        throw error;
      }
    },
    async subscribe(subscription, intake) {
      const consumer = await durableConsumer(jsm, subscription);
      loops.push(startPullLoop({ consumer, intake, end }));
    },
    stopIntake,
    close() {
      closed ??= close();
      return closed;
    },
  };
}
