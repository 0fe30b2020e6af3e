import type { ServiceName } from '@ticketing/local/suite/ports';

/** The processes of the platform in a proof: those that keep other people's money or units run twice. */
export const PODS = {
  auth: 'auth',
  'tickets-1': 'tickets',
  'tickets-2': 'tickets',
  'orders-1': 'orders',
  'orders-2': 'orders',
  'payments-1': 'payments',
  'payments-2': 'payments',
  expiration: 'expiration',
} as const satisfies Record<string, ServiceName>;

export type PodName = keyof typeof PODS;
export const POD_NAMES = Object.keys(PODS) as readonly PodName[];

/** What they stand on. */
export const BACKINGS = ['mongodb', 'nats', 'redis', 'stripe-simulator'] as const;
export type BackingName = (typeof BACKINGS)[number];

/**
 * A connection between two parties, from the one that opens it. Buyers reach each pod by a link of its
 * own; `stripe-simulator>payments` carries the webhooks, to both pods in turn.
 */
export type LinkName =
  | `buyers>${PodName}`
  | `${PodName}>mongodb`
  | `${PodName}>nats`
  | 'expiration>redis'
  | `payments-${1 | 2}>stripe-simulator`
  | 'stripe-simulator>payments';
