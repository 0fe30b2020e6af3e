import { createRandom } from '../../../proofs/plan/random';
import { perturbed, ticketStream } from './ticket-stream';

describe('a stream of events of listings', () => {
  it('has ten versions of each listing, in their order', () => {
    const events = ticketStream(100);
    const [first] = events;
    const versions = events
      .filter(({ subject }) => subject === first?.subject)
      .map(({ version }) => version);
    expect(events).toHaveLength(100);
    expect(versions).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('a perturbed stream', () => {
  const events = Array.from({ length: 10_000 }, (_, n) => n);
  const changed = perturbed(events, 0.05, createRandom(1));

  it('loses nothing and repeats about the wanted part', () => {
    expect(new Set(changed)).toEqual(new Set(events));
    expect(changed.length).toBeGreaterThan(10_400);
    expect(changed.length).toBeLessThan(10_600);
  });

  it('takes about the wanted part out of its order', () => {
    const seen = new Set<number>();
    let late = 0;
    let newest = -1;
    for (const event of changed) {
      if (!seen.has(event) && event < newest) late += 1;
      seen.add(event);
      newest = Math.max(newest, event);
    }
    expect(late).toBeGreaterThan(300);
    expect(late).toBeLessThan(700);
  });

  it('keeps the first and the last in their places', () => {
    expect([changed[0], changed.at(-1)]).toEqual([0, 9_999]);
  });
});
