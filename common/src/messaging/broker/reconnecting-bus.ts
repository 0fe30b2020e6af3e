import { BusUnavailable } from '../../errors';
import type { Logger } from '../../service/logger';
import type { BusSubscription, EventBus, OutgoingMessage } from '../event-bus';
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
  const retiring = new AbortController();
  const stopping = new AbortController();
  const closing = stopping.signal;
  const limit = createPublishLimit({
    inFlightMax: publishInFlightMax,
    timeoutMs: publishTimeoutMs,
  });
  const members: Member[] = [];
  let retired: Promise<void> | undefined;
  let closed: Promise<void> | undefined;

  const connection = startConnectionLoop({
    openSession,
    closing,
    logger,
    onOpen: (session) => members.forEach((member) => admit(session, member)),
    onLost: (reason) => limit.failAll('the connection to the broker was lost', reason),
  });

  function admit(session: BrokerSession | undefined, member: Member): void {
    if (session && !retiring.signal.aborted) void join(session, member, logger);
  }

  async function retire(): Promise<void> {
    retiring.abort();
    await within(connection.session()?.stopIntake(), DISCONNECT_TIMEOUT_MS);
    await within(Promise.all(members.map(({ runner }) => runner.idle())), drainTimeoutMs);
  }

  async function drainAndClose(): Promise<void> {
    stopping.abort();
    const session = connection.session();
    retired ??= retire();
    await Promise.all([retired, within(limit.idle(), drainTimeoutMs)]);
    limit.failAll('the bus is closed');
    await within(session?.close(), DISCONNECT_TIMEOUT_MS);
    await within(connection.ended, DISCONNECT_TIMEOUT_MS);
  }

  return {
    async publish(message) {
      const session = connection.session();
      if (closing.aborted) throw new BusUnavailable('the bus is closed');
      if (session === undefined) throw new BusUnavailable('not connected to the broker');
      checkSize(message);
      await limit.run(() => session.publish(message));
    },
    subscribe(subscription) {
      const member = {
        subscription,
        runner: createDeliveryRunner(subscription, { closing: retiring.signal, logger }),
      };
      members.push(member);
      admit(connection.session(), member);
    },
    status: () => (closing.aborted ? 'closed' : connection.session() ? 'connected' : 'connecting'),
    stopIntake() {
      retired ??= retire();
      return retired;
    },
    close() {
      closed ??= drainAndClose();
      return closed;
    },
  };
}

function checkSize({ id, body }: OutgoingMessage): void {
  if (Buffer.byteLength(body) <= BODY_BYTES_MAX) return;
  throw new Error(`the message ${id} is larger than ${BODY_BYTES_MAX} bytes`);
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
