import { connect, type Stan } from 'node-nats-streaming';
import type { BrokerSession } from '../broker/broker-session';
import { readBrokerAddress } from '../broker/broker-address';
import { within } from '../broker/within';
import { subscribeDurable } from './stan-subscription';

const CONNECT_TIMEOUT_MS = 5_000;
/** As long as pings may be out: a broker that is busy with many publishes is slow to answer, not lost. */
const REQUEST_TIMEOUT_MS = 3_000;
const CLOSE_TIMEOUT_MS = 2_000;
const PING_INTERVAL_MS = 1_000;
const PINGS_OUT_MAX = 3;
/** Far above what the bus lets through: over this limit the client sends all the same and calls back twice. */
const CLIENT_IN_FLIGHT_MAX = 16_384;

export interface StanSessionOptions {
  url: string;
  clusterId: string;
  clientId: string;
  publishTimeoutMs: number;
}

/** The client must not reconnect by itself: it would send what it kept and forget its subscriptions. */
function connectClient({ url, clusterId, clientId, publishTimeoutMs }: StanSessionOptions): Stan {
  const { servers, tls, ...credentials } = readBrokerAddress(url);
  // Without reconnecting it tries one server only: another one may be better luck next time.
  const server = servers[Math.floor(Math.random() * servers.length)];
  return connect(clusterId, clientId, {
    ...(server && { url: server }),
    ...credentials,
    ...(tls && { tls }),
    name: clientId,
    reconnect: false,
    connectTimeout: REQUEST_TIMEOUT_MS,
    ackTimeout: publishTimeoutMs,
    maxPubAcksInflight: CLIENT_IN_FLIGHT_MAX,
    pingInterval: PING_INTERVAL_MS,
    maxPingOut: PINGS_OUT_MAX,
    stanPingInterval: PING_INTERVAL_MS,
    stanMaxPingOut: PINGS_OUT_MAX,
  });
}

/** The library reports errors, texts and nothing. */
function toError(reason: unknown): Error {
  if (reason instanceof Error) return reason;
  return new Error(typeof reason === 'string' ? reason : 'the connection closed');
}

/** Opens one connection to NATS Streaming. The library's quirks end here. */
export async function openStanSession(options: StanSessionOptions): Promise<BrokerSession> {
  const stan = connectClient(options);
  const ending = watchForTheEnd(stan);
  const session = createSession(stan, ending);
  const late = setTimeout(() => ending.end('no answer in time'), CONNECT_TIMEOUT_MS);
  const connected = new Promise<true>((resolve) => stan.once('connect', () => resolve(true)));
  const outcome = await Promise.race([connected, session.lost]);
  clearTimeout(late);
  if (outcome === true) return session;
  await session.close();
  throw outcome;
}

interface Ending {
  end: (reason: unknown) => void;
  lost: Promise<Error>;
  isLost: () => boolean;
}

/** Whatever the client reports after it connected, it is of no more use then. */
function watchForTheEnd(stan: Stan): Ending {
  let isLost = false;
  let end: Ending['end'] = () => undefined;
  const lost = new Promise<Error>((resolve) => {
    end = (reason) => {
      isLost = true;
      resolve(toError(reason));
    };
  });
  for (const event of ['error', 'connection_lost', 'disconnect', 'close']) stan.on(event, end);
  return { end, lost, isLost: () => isLost };
}

function createSession(stan: Stan, { end, lost, isLost }: Ending): BrokerSession {
  const gone = new Promise<void>((resolve) => stan.once('close', () => resolve()));
  let closed: Promise<void> | undefined;

  /** The client says 'close' in each case but one: its connection is already gone when it is asked to. */
  async function close(): Promise<void> {
    end('closed');
    try {
      stan.close();
    } catch {
      return;
    }
    await within(gone, CLOSE_TIMEOUT_MS);
  }

  return {
    lost,
    publish({ type, body }) {
      return new Promise((resolve, reject) => {
        // A client that closes reports success for all that it never got confirmed, and says only
        // then that it closed: so the answer is believed a moment later, if it is still open.
        stan.publish(type, body, (error) => {
          queueMicrotask(() => (error || isLost() ? reject(toError(error)) : resolve()));
        });
      });
    },
    subscribe: (subscription, intake) => subscribeDurable(stan, subscription, { intake, end }),
    // Closing a subscription would make its last acknowledgements impossible.
    stopIntake: () => Promise.resolve(),
    close() {
      closed ??= close();
      return closed;
    },
  };
}
