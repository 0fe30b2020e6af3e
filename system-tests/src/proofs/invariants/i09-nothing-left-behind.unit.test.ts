import { violationsOf, type Breach } from './testing/violations-of';
import { order } from './testing/changes';
import { at, GIG, PAID } from './testing/order-stories';
import { eventOf, ORDERS_1 } from './testing/story-journal';
import { smallEvidence, withDocument, withLines } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'an event waits in an outbox',
    () => withDocument(smallEvidence, order('paid'), { outbox: [{ id: 'paid:2' }] }),
    /still has paid:2 in its outbox/,
  ],
  [
    'a published event never reached a subscriber',
    () =>
      withLines(smallEvidence, {
        kind: 'published',
        outcome: 'confirmed',
        ...eventOf('ticket:updated', GIG, 1),
        ...ORDERS_1,
        atMs: at(50),
      }),
    /orders is not done with .*ticket:updated/,
  ],
  [
    'an event was delivered and never settled',
    () =>
      withLines(smallEvidence, {
        kind: 'delivered',
        redelivered: false,
        ...eventOf('payment:created', PAID, 5),
        ...ORDERS_1,
        atMs: at(50),
      }),
    /orders is not done with .*payment:created/,
  ],
  [
    'a message was parked that nobody poisoned',
    () =>
      withDocument(smallEvidence, ['payments', 'dead_letters', 'surprise'], {
        type: 'order:created',
        status: 'parked',
        reason: 'TypeError: no\n at somewhere',
      }),
    /payments has parked the order:created surprise: TypeError: no$/,
  ],
];

const unheard = () =>
  withLines(smallEvidence, {
    kind: 'published',
    outcome: 'confirmed',
    ...eventOf('ticket:updated', GIG, 1),
    ...ORDERS_1,
    atMs: at(50),
  });

describe('I9: nothing is left behind', () => {
  it.each([
    ['before the broker lost its data', 55, 0],
    ['so soon afterwards that it may have been sent before', 45, 0],
    ['long after that', 20, 1],
  ])('knows whether an event must come that was published %s', (_says, lostAt, violations) => {
    const evidence = { ...unheard(), brokerDataLostAtMs: [at(10), at(lostAt)] };
    expect(violationsOf('I9', evidence)).toHaveLength(violations);
  });

  it('lets the record of a fault be whose message went with the broker and came again under another id', () => {
    const evidence = withDocument(smallEvidence, ['payments', 'dead_letters', 'lost'], {
      type: 'order:created',
      status: 'retrying',
      reason: 'TypeError: no',
    });
    expect(violationsOf('I9', evidence)).toEqual([]);
  });

  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I9', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
