import { connect, type Message, type Stan, type SubscriptionOptions } from 'node-nats-streaming';
import { readBrokerAddress } from '@ticketing/common/messaging/broker/broker-address';
import { within } from '@ticketing/common/messaging/broker/within';
import { newId } from '../events/new-id';
import type { BusPlace } from '../config';
import type { Position } from './position';
import type { Tap, TapOptions } from './tap';

const CONNECT_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 2_000;
const PING_INTERVAL_MS = 1_000;
const PINGS_OUT_MAX = 3;
/** The protocol can not ask whether a channel is empty: one that is silent for so long is. */
const SILENCE_MS = 1_500;
const IN_FLIGHT_MAX = 256;

interface Connection {
  stan: Stan;
  /** Rejects when the connection is lost. */
  lost: Promise<never>;
}

async function connectNatsStreaming({ url, clusterId }: BusPlace): Promise<Connection> {
  const { servers, tls, ...credentials } = readBrokerAddress(url);
  const [server = url] = servers;
  const stan = connect(clusterId, `nats-test-${newId()}`, {
    url: server,
    ...credentials,
    ...(tls && { tls }),
    reconnect: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    stanPingInterval: PING_INTERVAL_MS,
    stanMaxPingOut: PINGS_OUT_MAX,
  });
  const lost = new Promise<never>((_, reject) => {
    const fail = (reason: unknown) =>
      reject(reason instanceof Error ? reason : new Error('the connection to the broker was lost'));
    for (const event of ['error', 'connection_lost', 'disconnect', 'close']) stan.on(event, fail);
  });
  lost.catch(() => undefined);
  await Promise.race([new Promise((resolve) => stan.once('connect', resolve)), lost]);
  return { stan, lost };
}

function startAt(options: SubscriptionOptions, from: Position): SubscriptionOptions {
  switch (from.kind) {
    case 'new':
      return options;
    case 'sequence':
      return options.setStartAtSequence(from.sequence);
    case 'time':
      return options.setStartTime(from.time);
  }
}

interface Newest {
  sequence: number;
  storedAt: Date;
}

/** The last message that a channel has; undefined where it has none. */
async function newestOf({ stan, lost }: Connection, type: string): Promise<Newest | undefined> {
  const options = stan.subscriptionOptions().setStartWithLastReceived();
  const subscription = stan.subscribe(type, options);
  let newest: Newest | undefined;
  const arrived = new Promise<void>((resolve) => {
    subscription.once('message', (message: Message) => {
      newest = { sequence: message.getSequence(), storedAt: message.getTimestamp() };
      resolve();
    });
  });
  await Promise.race([new Promise((resolve) => subscription.once('ready', resolve)), lost]);
  await Promise.race([within(arrived, SILENCE_MS), lost]);
  subscription.close();
  return newest;
}

/** Whether reading from there would find nothing, and so never end. */
function isAfter(from: Position, { sequence, storedAt }: Newest): boolean {
  if (from.kind === 'sequence') return from.sequence > sequence;
  return from.kind === 'time' && from.time > storedAt;
}

interface Reading {
  ready: Promise<void>;
  /** Resolves when the message with the last sequence was read; never, where none is the last. */
  end: Promise<void>;
}

function readChannel(
  stan: Stan,
  type: string,
  { from, group, onMessage, last }: TapOptions & { last?: number },
): Reading {
  const start = startAt(stan.subscriptionOptions().setMaxInFlight(IN_FLIGHT_MAX), from);
  const subscription =
    group === undefined ? stan.subscribe(type, start) : stan.subscribe(type, group, start);
  const ready = new Promise<void>((resolve, reject) => {
    subscription.once('ready', resolve);
    subscription.once('error', reject);
    subscription.once('timeout', reject);
  });
  const end = new Promise<void>((resolve) => {
    subscription.on('message', (message: Message) => {
      const sequence = message.getSequence();
      if (last !== undefined && sequence > last) return;
      onMessage({ type, body: message.getRawData().toString('utf8'), sequence });
      if (sequence === last) resolve();
    });
  });
  return { ready, end };
}

async function readToTheEnd(connection: Connection, type: string, options: TapOptions) {
  const newest = await newestOf(connection, type);
  if (newest === undefined || isAfter(options.from, newest)) return;
  const { ready, end } = readChannel(connection.stan, type, { ...options, last: newest.sequence });
  await ready;
  await end;
}

async function readWhatComes({ stan, lost }: Connection, options: TapOptions): Promise<void> {
  const readings = options.types.map((type) => readChannel(stan, type, options));
  await Promise.race([Promise.all(readings.map(({ ready }) => ready)), lost]);
}

async function close({ stan, lost }: Connection): Promise<void> {
  stan.close();
  await within(lost, CLOSE_TIMEOUT_MS);
}

/** Opens a tap on NATS Streaming: subscriptions that are not durable. */
export async function openNatsStreamingTap(place: BusPlace, options: TapOptions): Promise<Tap> {
  const connection = await connectNatsStreaming(place);
  const { lost } = connection;
  const closing = () => close(connection);
  try {
    if (options.from.kind === 'new') {
      await readWhatComes(connection, options);
      return { end: lost, close: closing };
    }
    const channels = options.types.map((type) => readToTheEnd(connection, type, options));
    const end = Promise.race([Promise.all(channels).then(() => undefined), lost]);
    end.catch(() => undefined);
    return { end, close: closing };
  } catch (error) {
    await closing();
    throw error;
  }
}
