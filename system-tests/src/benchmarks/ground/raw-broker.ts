import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import { NATS_CLUSTER_ID } from '@ticketing/local/suite/start-backing';
import { connect as connectStan } from 'node-nats-streaming';
import type { Ground } from './ground';

/** The broker by its own client, with nothing of ours in between. */
export interface RawBroker {
  /** Resolves when the broker has stored the message. */
  publish(subject: string, body: string): Promise<void>;
  /** Resolves when it listens. Messages are acknowledged by the client itself. */
  subscribe(subject: string, onMessage: (body: string) => void): Promise<void>;
}

const IN_FLIGHT_MAX = 16_384;

async function openStan({ natsUrl, onClear }: Ground): Promise<RawBroker> {
  const client = connectStan(NATS_CLUSTER_ID, `raw-${process.pid}-${Date.now()}`, {
    url: natsUrl,
    maxPubAcksInflight: IN_FLIGHT_MAX,
  });
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve());
    client.once('error', reject);
  });
  onClear(
    () =>
      new Promise<void>((resolve) => {
        client.once('close', () => resolve());
        client.close();
      }),
  );
  return {
    publish: (subject, body) =>
      new Promise((resolve, reject) => {
        client.publish(subject, body, (error) => {
          if (error) reject(error instanceof Error ? error : new Error(String(error)));
          else resolve();
        });
      }),
    subscribe: (subject, onMessage) =>
      new Promise((resolve) => {
        const subscription = client.subscribe(subject);
        subscription.on('message', (message: { getData(): string | Buffer }) =>
          onMessage(String(message.getData())),
        );
        subscription.once('ready', () => resolve());
      }),
  };
}

async function openJetStream({ natsUrl, onClear }: Ground): Promise<RawBroker> {
  const stream = 'RAW';
  const connection = await connectNats({ servers: natsUrl });
  onClear(() => connection.close());
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: stream, subjects: ['raw.>'], storage: StorageType.File });
  const client = jetstream(connection);
  return {
    async publish(subject, body) {
      await client.publish(subject, body);
    },
    async subscribe(subject, onMessage) {
      const { name } = await manager.consumers.add(stream, { filter_subject: subject });
      const messages = await (await client.consumers.get(stream, name)).consume();
      void (async () => {
        for await (const message of messages) {
          onMessage(message.string());
          message.ack();
        }
      })();
    },
  };
}

/** Connects to the broker of a ground. Subjects begin with `raw.`. */
export function openRawBroker(ground: Ground): Promise<RawBroker> {
  return ground.bus === 'jetstream' ? openJetStream(ground) : openStan(ground);
}
