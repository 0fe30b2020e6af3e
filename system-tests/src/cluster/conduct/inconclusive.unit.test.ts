import type { Span } from '../machine/watch-machine';
import { isInconclusive, untilMachineGetsOn } from './inconclusive';

const RESTART = { name: 'restart', mayBeNoticed: false, fromMs: 20_000, toMs: 80_000 };

/** A machine that stood still in these times, and what people were answered. */
function witnessOf(still: readonly Span[], failed: readonly Span[], orders = 1) {
  const stoodStill = ({ fromMs, toMs }: Span) =>
    still.some((one) => one.toMs >= fromMs && one.fromMs <= toMs);
  const requests = failed.map(({ fromMs, toMs }) => {
    return { startedAtMs: fromMs, endedAtMs: toMs, description: 'pay: no answer' };
  });
  return {
    signal: new AbortController().signal,
    machine: { stoodStill },
    judge: () => ({ requests: 9, orders, failed: requests }),
    settledMs: 1,
    answeredWithinMs: 1,
  };
}

const span = (fromMs: number, toMs: number): Span => ({ fromMs, toMs });

describe('something that nobody may notice', () => {
  it.each([
    ['began before', [span(35_000, 45_000)]],
    ['began within', [span(41_000, 51_000)]],
    ['was asked soon after, while that still had its effects,', [span(72_000, 73_000)]],
  ])(
    'shows nothing when all that failed %s a time in which the machine stood still',
    async (_when, failed) => {
      expect(await isInconclusive(RESTART, witnessOf([span(40_000, 43_000)], failed))).toBe(true);
    },
  );

  it('shows nothing when it could not be done, or nobody ordered, while the machine stood still', async () => {
    const witness = witnessOf([span(40_000, 43_000)], []);
    expect(await isInconclusive({ ...RESTART, fault: 'not ready' }, witness)).toBe(true);
    const nobody = witnessOf([span(40_000, 43_000)], [], 0);
    expect(await isInconclusive(RESTART, nobody)).toBe(true);
  });

  it.each([
    ['before', span(30_000, 30_100)],
    ['long after', span(73_001, 73_100)],
  ])(
    'shows what it shows when one request failed %s the machine stood still',
    async (_when, early) => {
      const failed = [span(41_000, 51_000), early];
      expect(await isInconclusive(RESTART, witnessOf([span(40_000, 43_000)], failed))).toBe(false);
    },
  );

  it.each([
    ['the machine got on', [], [span(41_000, 51_000)]],
    ['it went well', [span(40_000, 43_000)], []],
  ])('shows what it shows when %s', async (_why, still, failed) => {
    expect(await isInconclusive(RESTART, witnessOf(still, failed))).toBe(false);
  });

  it('knows of a request that is given up only later', async () => {
    const witness = witnessOf([span(79_000, 80_000)], [span(79_500, 89_500)]);
    const [givenUpAfterMs, answeredWithinMs] = [50, 80];
    const askedAtMs = performance.now();
    const judge = () => {
      const isGivenUp = performance.now() - askedAtMs >= givenUpAfterMs;
      return { ...witness.judge(), ...(!isGivenUp && { failed: [] }) };
    };
    expect(await isInconclusive(RESTART, { ...witness, judge, answeredWithinMs })).toBe(true);
  });
});

describe('something that may be noticed', () => {
  it('always shows what it shows', async () => {
    const witness = witnessOf([span(40_000, 43_000)], [span(41_000, 51_000)]);
    expect(await isInconclusive({ ...RESTART, mayBeNoticed: true }, witness)).toBe(false);
  });
});

describe('a machine that stands still', () => {
  function standingStill(times: number) {
    let looks = 0;
    const machine = { stoodStill: () => (looks += 1) <= times };
    const witness = { ...witnessOf([], []), machine };
    return { waited: untilMachineGetsOn(witness), looks: () => looks };
  }

  it('is waited for until it gets on', async () => {
    const { waited, looks } = standingStill(2);
    await waited;
    expect(looks()).toBe(3);
  });

  it('is waited for five times at most', async () => {
    const { waited, looks } = standingStill(99);
    await waited;
    expect(looks()).toBe(5);
  });
});
