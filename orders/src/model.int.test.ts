import { arrivals, type Arrivals } from '@ticketing/common/testing/arrivals';
import { checkProperty } from '@ticketing/common/testing/property';
import fc from 'fast-check';
import { expectAllPublished } from './testing/expect-as-modelled';
import {
  begin,
  broker,
  buy,
  buyAgain,
  cancel,
  edit,
  list,
  pay,
  redeliver,
  republishAll,
  restart,
  ring,
  sweep,
  wait,
  type OrdersCommand,
} from './testing/orders-commands';
import { WINDOW_MS, type OrdersModel } from './testing/orders-model';
import { CRASH_POINTS, openOrdersWorld } from './testing/orders-world';

const order = fc.nat(9);
const listing = fc.nat(1);
const crash = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 3 },
  { arbitrary: fc.constantFrom(...CRASH_POINTS), weight: 1 },
);
const at = fc.constantFrom<0 | 1>(0, 1);
const isHeard = fc.boolean();

const commands: fc.Arbitrary<OrdersCommand>[] = [
  fc.record({ quantity: fc.integer({ min: 1, max: 3 }), isHeard }).map(list),
  fc.record({ listing, more: fc.nat(1), isHeard }).map(edit),
  ...Array<fc.Arbitrary<OrdersCommand>>(3).fill(
    fc
      .record({
        buyer: fc.constantFrom<0 | 1>(0, 1),
        listing,
        quantity: fc.integer({ min: 1, max: 2 }),
        at,
        crash,
      })
      .map(buy),
  ),
  fc.record({ order, at }).map(buyAgain),
  fc.record({ order, at, crash }).map(cancel),
  fc.record({ order, at, crash }).map(begin),
  ...Array<fc.Arbitrary<OrdersCommand>>(2).fill(fc.record({ order, at, crash }).map(pay)),
  fc.record({ order, at, crash }).map(ring),
  fc.record({ event: fc.nat(30), at, crash }).map(redeliver),
  fc.record({ ms: fc.constantFrom(1, WINDOW_MS - 1, WINDOW_MS) }).map(wait),
  fc.record({ at, sweeps: fc.boolean() }).map(restart),
  fc.record({ isThere: fc.boolean() }).map(broker),
  fc.record({ at }).map(sweep),
  fc.constant(republishAll()),
];

/** So that most of what comes after it means something. */
const begun = [
  list({ quantity: 2, isHeard: true }),
  buy({ buyer: 0, listing: 0, quantity: 1, at: 0 }),
];

/** What switched-off safeguards were caught with: an old version that comes late, and a rescue. */
const kept: OrdersCommand[][] = [
  [edit({ listing: 0, more: 0, isHeard: true }), redeliver({ event: 0, at: 1 })],
  [
    wait({ ms: WINDOW_MS }),
    ring({ order: 0, at: 1, crash: 'outbox:written' }),
    buy({ buyer: 1, listing: 0, quantity: 1, at: 1 }),
    pay({ order: 0, at: 0, crash: 'orders:settled' }),
  ],
];

describe('orders, whatever happens to it in any order, with a crash at any point', () => {
  it('is as a small model of it, and in the end everybody can know', async () => {
    await checkProperty(
      fc.asyncProperty(
        fc.noBias(fc.commands(commands, { maxCommands: 30, size: 'max' })),
        arrivals,
        async (script, times) => {
          const world = await openOrdersWorld();
          try {
            const nowMs = world.clock.now().getTime();
            const model: OrdersModel = { nowMs, listings: [], known: new Map(), orders: [] };
            for (const one of begun) await one.run(model, world);
            await fc.asyncModelRun(() => ({ model, real: world }), script);
            await expectAllPublished(model, world, times);
          } finally {
            await world.close();
          }
        },
      ),
      { runs: 6, regressions: kept.map((script): [OrdersCommand[], Arrivals] => [script, []]) },
    );
  }, 120_000);
});
