import type { JournalLine, SeenEvent } from '../../probe/journal';
import { subscribersOf } from '../subscribers';
import { at, idOf, type Step, type Story } from './order-stories';

export const ORDERS_1 = { pod: 'orders-1', pid: 11 };
export const ORDERS_2 = { pod: 'orders-2', pid: 12 };
export const EXPIRATION = { pod: 'expiration', pid: 41 };
export const PAYMENTS_1 = { pod: 'payments-1', pid: 31 };

type Process = typeof ORDERS_1;

const CONSUMERS: Readonly<Record<string, Process>> = {
  orders: ORDERS_1,
  tickets: { pod: 'tickets-1', pid: 21 },
  payments: PAYMENTS_1,
  expiration: EXPIRATION,
};

function typeOf({ status, rejects }: Step): string {
  if (rejects !== undefined) return 'order:payment-rejected';
  if (status === 'created') return 'order:created';
  if (status === 'awaiting:payment') return 'order:awaiting-payment';
  return status === 'complete' ? 'order:completed' : 'order:cancelled';
}

export function eventOf(type: string, subject: string, version: number): SeenEvent {
  const eventId = `${subject}:${version}:${type}`;
  return { eventId, type, subject, version, contentHash: `${type.split(':')[0]}-${version}` };
}

/** Published by one process, and handled by one of each service that listens. */
export function told(event: SeenEvent, second: number, by: Process): JournalLine[] {
  const published: JournalLine = {
    kind: 'published',
    outcome: 'confirmed',
    ...event,
    ...by,
    atMs: at(second) + 10,
  };
  const handled = subscribersOf(event.type).flatMap((service): JournalLine[] => {
    const process = CONSUMERS[service] ?? ORDERS_1;
    const { eventId, type } = event;
    return [
      { kind: 'delivered', redelivered: false, ...event, ...process, atMs: at(second) + 20 },
      { kind: 'settled', eventId, type, verdict: 'ack', ...process, atMs: at(second) + 30 },
    ];
  });
  return [published, ...handled];
}

function lineOfStep({ name, ticketId, units }: Story, step: Step, version: number): JournalLine[] {
  const id = idOf(name);
  const event = eventOf(typeOf(step), id, version);
  const write: JournalLine = {
    kind: 'write',
    startedAtMs: at(step.second) + 1,
    store: 'orders',
    id,
    version,
    status: step.status,
    ticketId,
    units,
    eventIds: [event.eventId],
    outcome: 'written',
    ...ORDERS_1,
    atMs: at(step.second) + 5,
  };
  return [write, ...told(event, step.second, ORDERS_1)];
}

/** What the processes wrote down while a story happened. */
export function journalOf(story: Story): JournalLine[] {
  return story.steps.flatMap((step, version) => lineOfStep(story, step, version));
}
