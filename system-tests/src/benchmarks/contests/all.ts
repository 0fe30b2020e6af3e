import type { Benchmark } from '../frame/benchmark';
import { readTickets } from './p01-read-tickets';
import { postTickets } from './p02-post-tickets';
import { oneUnit } from './p03-one-unit';
import { everythingIncluded } from './p04-everything';
import { reservations } from './p04-reservations';
import { visible } from './p05-visible';
import { drainEvents } from './p06-drain';
import { outboxCost } from './p08-outbox';
import { brokerAway } from './p09-broker-away';
import { sessions } from './p10-sessions';
import { pages } from './p11-pages';
import { timers } from './p12-timers';

/** All benchmarks, in the order of their numbers. */
export const BENCHMARKS: readonly Benchmark[] = [
  readTickets,
  postTickets,
  oneUnit,
  reservations,
  everythingIncluded,
  visible,
  drainEvents,
  outboxCost,
  brokerAway,
  sessions,
  pages,
  ...timers,
];
