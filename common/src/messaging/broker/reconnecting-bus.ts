import { BusUnavailable } from '../../errors';
import type { Logger } from '../../service/logger';
import type { BusSubscription, EventBus } from '../event-bus';
import type { BrokerSession, OpenSession } from './broker-session';
import { startConnectionLoop } from './connection-loop';
import { createDeliveryRunner, type DeliveryRunner } from './delivery-runner';
import { createPublishLimit } from './publish-limit';
import { within } from './within';

const DISCONNECT_TIMEOUT_MS = 3_000;
/** Larger messages would make the broker drop the connection, again and again. */
const BODY_BYTES_MAX = 900_000;

/** What both adapters can be told. */
export interface BusLimits {
  /** How long a publish waits for its confirmation. */
  publishTimeoutMs?: number;
  /** How many publishes may wait for their confirmation at once; one more is refused at once. */
  publishInFlightMax?: number;
  /** How long `close` waits for handlers and publishes. */
  drainTimeoutMs?: number;
}

export const PUBLISH_TIMEOUT_MS = 5_000;
export const PUBLISH_IN_FLIGHT_MAX = 1_000;
const DRAIN_TIMEOUT_MS = 10_000;

interface Member {
  subscription: BusSubscription;
  runner: DeliveryRunner;
}

/**
 * The part of the bus that is the same for every broker: connects in the background and retries for
 * ever, subscribes anew on each connection, bounds what is under way, and drains at the end.
 */
export function createReconnectingBus({
  openSession,
  logger,
  publishTimeoutMs = PUBLISH_TIMEOUT_MS,
  publishInFlightMax = PUBLISH_IN_FLIGHT_MAX,
  drainTimeoutMs = DRAIN_TIMEOUT_MS,
}: BusLimits & { openSession: OpenSession; logger: Logger }): EventBus {
  const stopping = new AbortController();
  const closing = stopping.signal;
  const limit = createPublishLimit({
    inFlightMax: publishInFlightMax,
    timeoutMs: publishTimeoutMs,
  });
  const members: Member[] = [];
  let closed: Promise<void> | undefined;

  const connection = startConnectionLoop({
    openSession,
    closing,
    logger,
    onOpen: (session) => members.forEach((member) => void join(session, member, logger)),
    onLost: (reason) => limit.failAll('the connection to the broker was lost', reason),
  });

  async function drainAndClose(): Promise<void> {
    stopping.abort();
    const session = connection.session();
    await within(session?.stopIntake(), DISCONNECT_TIMEOUT_MS);
    const handlers = members.map(({ runner }) => runner.idle());
    await within(Promise.all([limit.idle(), ...handlers]), drainTimeoutMs);
    limit.failAll('the bus is closed');
    await within(session?.close(), DISCONNECT_TIMEOUT_MS);
    await within(connection.ended, DISCONNECT_TIMEOUT_MS);
  }

  return {
    async publish(message) {
      const session = connection.session();
      if (closing.aborted) throw new BusUnavailable('the bus is closed');
      if (session === undefined) throw new BusUnavailable('not connected to the broker');
      if (Buffer.byteLength(message.body) > BODY_BYTES_MAX) {
        throw new Error(`the message ${message.id} is larger than ${BODY_BYTES_MAX} bytes`);
      }
      await limit.run(() => session.publish(message));
    },
    subscribe(subscription) {
      const member = {
        subscription,
        runner: createDeliveryRunner(subscription, { closing, logger }),
      };
      members.push(member);
      const session = connection.session();
      if (session && !closing.aborted) void join(session, member, logger);
    },
    status() {
      if (closing.aborted) return 'closed';
      return connection.session() ? 'connected' : 'connecting';
    },
    close() {
      closed ??= drainAndClose();
      return closed;
    },
  };
}

/** A subscription that fails costs the connection: the next one tries all of them again. */
async function join(session: BrokerSession, { subscription, runner }: Member, logger: Logger) {
  try {
    await session.subscribe(subscription, runner);
  } catch (error) {
    const { type, group } = subscription;
    logger.warn({ err: error, type, group }, 'could not subscribe, connecting anew');
    await session.close();
  }
}
