import type { ServiceName } from '@ticketing/local/suite/ports';
import type { LaneName } from '../plan/make-plan';

/** A safeguard that can be switched off in a process, by test code alone. */
export interface Mutant {
  /** What is off, in the words of the architecture. */
  safeguard: string;
  services: readonly ServiceName[];
  /** The faults under which it matters; all others only cost time. */
  lanes: readonly LaneName[];
}

const crashes: readonly LaneName[] = ['pods', 'crash-points'];

export const MUTANTS = {
  'version-gate': {
    safeguard: 'a replica takes only what is newer than what it has',
    services: ['orders', 'tickets', 'payments'],
    lanes: ['events', 'backings', ...crashes],
  },
  'claims-index': {
    safeguard: 'the unique index on the claims of orders, and the proof of it at start',
    services: ['orders'],
    lanes: [],
  },
  'journalled-write': {
    safeguard: 'a write is acknowledged when it is in the journal',
    services: ['orders', 'tickets', 'payments', 'expiration'],
    lanes: ['database-crashes'],
  },
  'outbox-sweeper': {
    safeguard: 'events that were not published at once are published by a sweeper',
    services: ['orders', 'tickets', 'payments', 'expiration'],
    lanes: ['backings', ...crashes],
  },
  'rescue-check': {
    safeguard: 'a late payment takes free units only',
    services: ['orders'],
    lanes: [],
  },
  'refund-path': {
    safeguard: 'a rejected payment is paid back',
    services: ['payments'],
    lanes: [],
  },
  'payment-compare-and-set': {
    safeguard: 'a payment is changed only as it was when it was read',
    services: ['payments'],
    lanes: ['stripe', 'events', 'freezes', ...crashes],
  },
  'intent-before-call': {
    safeguard: 'a payment is written down before Stripe is asked',
    services: ['payments'],
    lanes: ['stripe', ...crashes],
  },
  'intent-before-version-gate': {
    safeguard: 'a refund is written down before the order is known to be newer',
    services: ['payments'],
    lanes: ['events', ...crashes],
  },
  'rejections-sweep': {
    safeguard: 'a sweep finds rejected payments whose refund was missed',
    services: ['payments'],
    lanes: ['events', ...crashes],
  },
  'ack-after-write': {
    safeguard: 'a message is acknowledged after the write that it led to',
    services: ['orders', 'tickets', 'payments', 'expiration'],
    lanes: ['backings', ...crashes],
  },
  'live-payment-key': {
    safeguard: 'an order has one live payment, by a unique key',
    services: ['payments'],
    lanes: [],
  },
  'second-payment-rejected': {
    safeguard: 'orders rejects a second payment of a complete order',
    services: ['orders'],
    lanes: [],
  },
} as const satisfies Record<string, Mutant>;

export type MutantName = keyof typeof MUTANTS;

export function isMutant(name: string): name is MutantName {
  return Object.hasOwn(MUTANTS, name);
}

/**
 * What is tried: each safeguard alone. Where another one covers it the platform survives, and both
 * together must be caught; the cover alone is no safeguard of the list, and is not tried.
 */
export const TRIALS: readonly { off: MutantName; coveredBy?: MutantName }[] = [
  { off: 'version-gate' },
  { off: 'claims-index' },
  { off: 'journalled-write' },
  { off: 'outbox-sweeper' },
  { off: 'rescue-check' },
  { off: 'refund-path' },
  { off: 'payment-compare-and-set' },
  { off: 'intent-before-call' },
  { off: 'intent-before-version-gate', coveredBy: 'rejections-sweep' },
  { off: 'ack-after-write' },
  { off: 'live-payment-key', coveredBy: 'second-payment-rejected' },
];
