import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { BrokerProcess } from '../../testing/broker-process';
import { eventually } from '../../testing/eventually';
import { connectBus, type BusConfig } from '../bus-from-config';
import type { BusSubscription, Delivery, EventBus, Verdict } from '../event-bus';

export const ACK: Verdict = { kind: 'ack' };
/** For rules about the ack wait itself. */
export const ACK_WAIT_MS = 1_000;
/** So long that a broker which stalls for a moment does not deliver again what is being handled. */
const PATIENT_ACK_WAIT_MS = 5_000;

/** Longer than the slowest way back: pings, back-off, a member that the broker has to give up. */
const PATIENCE_MS = 30_000;

export const soon = <T>(check: () => T | Promise<T>) =>
  eventually(check, { timeoutMs: PATIENCE_MS });

/** What the contract's suites work with: a running broker and buses that are closed after each test. */
export interface BusKit {
  broker: () => BrokerProcess;
  open(options?: Partial<BusConfig>): EventBus;
  openConnected(options?: Partial<BusConfig>): Promise<EventBus>;
  closeAll(): Promise<void>;
}

export function createBusKit(broker: () => BrokerProcess): BusKit {
  const buses: EventBus[] = [];

  const open: BusKit['open'] = (options = {}) => {
    const { kind, url, clusterId } = broker();
    const clientName = `test-${randomBytes(6).toString('hex')}`;
    const logger = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });
    const defaults = { kind, url, clusterId, clientName, logger, drainTimeoutMs: 1_000 };
    const bus = connectBus({ ...defaults, ...options });
    buses.push(bus);
    return bus;
  };

  return {
    broker,
    open,
    async openConnected(options) {
      const bus = open(options);
      await connected(bus);
      return bus;
    },
    async closeAll() {
      await Promise.all(buses.splice(0).map((bus) => bus.close()));
    },
  };
}

export async function connected(bus: EventBus): Promise<void> {
  await soon(() => bus.status() === 'connected');
}

/** An event type that no other test uses. */
export const newType = () => `test:${randomBytes(6).toString('hex')}`;

let published = 0;

export async function publish(bus: EventBus, type: string, ...bodies: string[]): Promise<void> {
  for (const body of bodies) {
    published += 1;
    await bus.publish({ type, id: `${type}:${published}`, body });
  }
}

/** Publishes as soon as the bus lets it. */
export async function publishAtLast(bus: EventBus, type: string, body: string): Promise<void> {
  await soon(() => publish(bus, type, body));
}

export const numbers = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));

export interface Inbox {
  deliveries: Delivery[];
  bodies(): string[];
}

/** Subscribes with a handler that remembers what it got. */
export function listen(
  bus: EventBus,
  subscription: Pick<BusSubscription, 'type'> & Partial<BusSubscription>,
  handle: (delivery: Delivery, inbox: Inbox) => Verdict | Promise<Verdict> = () => ACK,
): Inbox {
  const deliveries: Delivery[] = [];
  const inbox = { deliveries, bodies: () => deliveries.map(({ body }) => body) };
  bus.subscribe({
    group: 'tests-service',
    inFlightMax: 16,
    ackWaitMs: PATIENT_ACK_WAIT_MS,
    async onDelivery(delivery) {
      deliveries.push(delivery);
      return handle(delivery, inbox);
    },
    ...subscription,
  });
  return inbox;
}

/** A door that handlers wait at until a test opens it. */
export function closedDoor(): { opened: Promise<Verdict>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<Verdict>((resolve) => {
    open = () => resolve(ACK);
  });
  return { opened, open };
}

/** Resolves when so much time of the broker has passed; for rules that are about time itself. */
export async function passed(ms: number): Promise<void> {
  const startedAt = performance.now();
  await soon(() => performance.now() - startedAt >= ms);
}

/**
 * What a member that joins the group now finds, up to a message that is published after it joined:
 * nothing else is left unacknowledged.
 */
export async function leftFor(kit: BusKit, type: string): Promise<string[]> {
  const bus = await kit.openConnected();
  const inbox = listen(bus, { type });
  await publish(bus, type, 'last');
  await soon(() => inbox.bodies().includes('last'));
  return inbox.bodies().filter((body) => body !== 'last');
}
