import { readEvent } from '@ticketing/common/messaging/read-event';
import { createCounters, type Counters } from './counters';
import { jsonMessage, prettyMessage, type SeenMessage } from './render-message';
import type { Screen } from './screen';

const REFRESH_MS = 1_000;
const EVENTS = 'events';
/** What is worth a word besides the number of events. */
const REMARKS = ['redelivered', 'poison', 'handled', 'failed', 'parked'] as const;

/** Shows messages, and below them how many there were. */
export interface Viewer {
  show(message: SeenMessage): void;
  /** Takes the counters off the screen and says the totals. */
  finish(): void;
}

function remarksOf(counters: Counters): string[] {
  return REMARKS.filter((name) => counters.of(name) > 0).map(
    (name) => `${counters.of(name)} ${name}`,
  );
}

function totals(counters: Counters): string {
  const events = counters.of(EVENTS);
  return [`${events} ${events === 1 ? 'event' : 'events'}`, ...remarksOf(counters)].join(', ');
}

function liveLine(counters: Counters): string {
  const types = counters
    .all()
    .filter(([name]) => name !== EVENTS && !(REMARKS as readonly string[]).includes(name))
    .map(([name, count]) => `${name} ${count}`);
  const rate = `${counters.perSecond(EVENTS).toFixed(1)}/s`;
  return [totals(counters), rate, ...types].join('  ');
}

/** @param now a clock in milliseconds that never goes back */
export function createViewer({
  screen,
  isJson,
  now = () => performance.now(),
}: {
  screen: Screen;
  isJson: boolean;
  now?: () => number;
}): Viewer {
  const counters = createCounters(now);
  const refresh = () => screen.status(liveLine(counters));
  const refreshing = setInterval(refresh, REFRESH_MS);
  refreshing.unref();
  refresh();

  return {
    show(message) {
      const { type, body, redelivered, outcome } = message;
      // A message that will be tried again is no other event than the one that comes then.
      if (outcome !== 'failed') {
        counters.add(EVENTS);
        counters.add(type);
      }
      if (redelivered) counters.add('redelivered');
      if (outcome) counters.add(outcome);
      if (readEvent(body).kind === 'invalid') counters.add('poison');
      screen.print(isJson ? jsonMessage(message) : prettyMessage(message, screen.colors));
      refresh();
    },
    finish() {
      clearInterval(refreshing);
      screen.status(undefined);
      screen.note(totals(counters));
    },
  };
}
