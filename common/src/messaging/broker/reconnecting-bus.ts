import { BusUnavailable } from '../../errors';
import type { Logger } from '../../service/logger';
import { backOffMs } from '../back-off';
import type { BusSubscription, EventBus } from '../event-bus';
import { waitFor } from '../wait-for';
import type { BrokerSession, OpenSession } from './broker-session';
import { createDeliveryRunner, type DeliveryRunner } from './delivery-runner';
import { createPublishLimit } from './publish-limit';
import { within } from './within';

const RECONNECT_DELAY_MAX_MS = 5_000;
/** A connection that lived so long was a good one: the next loss starts the back-off anew. */
const STABLE_AFTER_MS = 10_000;
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
  const closing = new AbortController();
  const limit = createPublishLimit({
    inFlightMax: publishInFlightMax,
    timeoutMs: publishTimeoutMs,
  });
  const members: { subscription: BusSubscription; runner: DeliveryRunner }[] = [];
  let session: BrokerSession | undefined;
  let closed: Promise<void> | undefined;

  /** A subscription that fails costs the connection: the next one tries all of them again. */
  async function join(on: BrokerSession, { subscription, runner }: (typeof members)[number]) {
    try {
      await on.subscribe(subscription, runner);
    } catch (error) {
      const { type, group } = subscription;
      logger.warn({ err: error, type, group }, 'could not subscribe, connecting anew');
      await on.close();
    }
  }

  async function live(): Promise<void> {
    const opened = await openSession();
    if (closing.signal.aborted) return opened.close();
    session = opened;
    logger.info('connected to the broker');
    for (const member of members) void join(opened, member);
    const reason = await opened.lost;
    session = undefined;
    limit.failAll('the connection to the broker was lost', reason);
    await opened.close();
    if (!closing.signal.aborted) throw reason;
  }

  async function keepConnected(): Promise<void> {
    for (let failures = 1; !closing.signal.aborted; failures += 1) {
      const startedAt = performance.now();
      try {
        await live();
      } catch (error) {
        if (performance.now() - startedAt > STABLE_AFTER_MS) failures = 1;
        const delayMs = Math.min(RECONNECT_DELAY_MAX_MS, backOffMs(failures));
        logger.warn({ err: error, failures, delayMs }, 'not connected to the broker, trying again');
        await waitFor(delayMs, closing.signal);
      }
    }
  }

  const connecting = keepConnected();

  async function drainAndClose(): Promise<void> {
    closing.abort();
    await within(session?.stopIntake() ?? Promise.resolve(), DISCONNECT_TIMEOUT_MS);
    const handlers = members.map(({ runner }) => runner.idle());
    await within(Promise.all([limit.idle(), ...handlers]), drainTimeoutMs);
    limit.failAll('the bus is closed');
    await within(session?.close() ?? Promise.resolve(), DISCONNECT_TIMEOUT_MS);
    await within(connecting, DISCONNECT_TIMEOUT_MS);
  }

  return {
    async publish(message) {
      if (closing.signal.aborted) throw new BusUnavailable('the bus is closed');
      const through = session;
      if (through === undefined) throw new BusUnavailable('not connected to the broker');
      if (Buffer.byteLength(message.body) > BODY_BYTES_MAX) {
        throw new Error(`the message ${message.id} is larger than ${BODY_BYTES_MAX} bytes`);
      }
      await limit.run(() => through.publish(message));
    },
    subscribe(subscription) {
      const runner = createDeliveryRunner(subscription, { closing: closing.signal, logger });
      const member = { subscription, runner };
      members.push(member);
      if (session && !closing.signal.aborted) void join(session, member);
    },
    status() {
      if (closing.signal.aborted) return 'closed';
      return session ? 'connected' : 'connecting';
    },
    close() {
      closed ??= drainAndClose();
      return closed;
    },
  };
}
