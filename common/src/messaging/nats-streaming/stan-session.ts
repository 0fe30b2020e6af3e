import { connect, type Stan } from 'node-nats-streaming';
import type { BrokerSession } from '../broker/broker-session';
import { readBrokerAddress } from '../broker/broker-address';
import { subscribeDurable } from './stan-subscription';

const CONNECT_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 2_000;
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
  return connect(clusterId, clientId, {
    servers,
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

const toError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error(reason ? String(reason) : 'the connection closed');

/** Opens one connection to NATS Streaming. The library's quirks end here. */
export function openStanSession(options: StanSessionOptions): Promise<BrokerSession> {
  return new Promise((resolve, reject) => {
    const stan = connectClient(options);
    const session = createSession(stan);
    const timer = setTimeout(() => stan.close(), CONNECT_TIMEOUT_MS);
    stan.once('connect', () => {
      clearTimeout(timer);
      resolve(session);
    });
    void session.lost.then((reason) => {
      clearTimeout(timer);
      void session.close();
      reject(reason);
    });
  });
}

function createSession(stan: Stan): BrokerSession {
  let isLost = false;
  let isGone = false;
  let end: (reason: unknown) => void = () => undefined;
  const lost = new Promise<Error>((resolve) => {
    end = (reason) => {
      isLost = true;
      resolve(toError(reason));
    };
  });
  for (const event of ['error', 'connection_lost', 'disconnect', 'close']) stan.on(event, end);
  stan.on('close', () => {
    isGone = true;
  });

  return {
    lost,
    publish({ type, body }) {
      return new Promise((resolve, reject) => {
        // A client that closes reports success for all that it never got confirmed, and says only
        // then that it closed: so the answer is believed a moment later, if it is still open.
        stan.publish(type, body, (error) => {
          queueMicrotask(() => (error || isLost ? reject(toError(error)) : resolve()));
        });
      });
    },
    subscribe: (subscription, intake) => subscribeDurable(stan, subscription, { intake, end }),
    // Closing a subscription would make its last acknowledgements impossible.
    stopIntake: () => Promise.resolve(),
    close() {
      end(new Error('closed'));
      if (isGone) return Promise.resolve();
      return new Promise((resolve) => {
        stan.once('close', () => resolve());
        try {
          stan.close();
        } catch {
          resolve();
        }
      });
    },
  };
}
