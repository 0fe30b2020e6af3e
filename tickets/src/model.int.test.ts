import { arrivals } from '@ticketing/common/testing/arrivals';
import { orderSteps } from '@ticketing/common/testing/order-histories';
import { checkProperty } from '@ticketing/common/testing/property';
import fc from 'fast-check';
import { expectAllPublished } from './testing/expect-as-modelled';
import {
  broker,
  deliver,
  deliverTogether,
  edit,
  list,
  openTicketsWorld,
  order,
  republishAll,
  restart,
  sweep,
  type TicketsCommand,
} from './testing/tickets-commands';
import type { TicketsModel } from './testing/tickets-model';

const CRASH_POINTS = [
  'tickets:reservation-written',
  'outbox:written',
  'outbox:published',
  'consumer:handled',
];

const at = fc.constantFrom<0 | 1>(0, 1);
const listing = fc.nat(1);
const event = fc.nat(40);
const crash = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 3 },
  { arbitrary: fc.constantFrom(...CRASH_POINTS), weight: 1 },
);
const twice = <T>(one: fc.Arbitrary<T>) => [one, one];

const commands: fc.Arbitrary<TicketsCommand>[] = [
  fc.record({ quantity: fc.integer({ min: 1, max: 6 }), at, crash }).map(list),
  fc.record({ listing, more: fc.nat(1), at, crash }).map(edit),
  ...twice(
    fc.record({ listing, quantity: fc.integer({ min: 1, max: 2 }), steps: orderSteps }).map(order),
  ),
  ...twice(fc.record({ event, at, crash }).map(deliver)),
  ...twice(
    fc
      .record({ events: fc.array(event, { minLength: 2, maxLength: 8, size: 'max' }) })
      .map(deliverTogether),
  ),
  fc.record({ at }).map(restart),
  fc.record({ isThere: fc.boolean() }).map(broker),
  fc.record({ at }).map(sweep),
  fc.constant(republishAll()),
];

/** So that most of what comes after it means something. */
const begun = [list({ quantity: 4, at: 0 }), order({ listing: 0, quantity: 2, steps: ['begin'] })];

/** What a switched-off safeguard was caught with: a crash between a reservation and its count. */
const kept: TicketsCommand[] = [deliver({ event: 0, at: 0, crash: 'tickets:reservation-written' })];

describe('tickets, whatever it hears of orders in any order, with a crash at any point', () => {
  it('counts as a small model of it does, and in the end everybody knows its listings', async () => {
    await checkProperty(
      fc.asyncProperty(
        fc.noBias(fc.commands(commands, { maxCommands: 30, size: 'max' })),
        arrivals,
        async (script, times) => {
          const world = await openTicketsWorld();
          try {
            const model: TicketsModel = { listings: [], heard: new Map() };
            for (const one of begun) await one.run(model, world);
            await fc.asyncModelRun(() => ({ model, real: world }), script);
            await expectAllPublished(model, world, times);
          } finally {
            await world.close();
          }
        },
      ),
      { runs: 6, regressions: [[kept, []]] },
    );
  }, 120_000);
});
