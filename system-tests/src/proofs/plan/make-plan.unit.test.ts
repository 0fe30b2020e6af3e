import fc from 'fast-check';
import { CHECKPOINTS } from './checkpoints';
import { durationMs } from './faults';
import { USUAL_LANES, makePlan } from './make-plan';

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const DURATION_MS = 60_000;

describe('a plan', () => {
  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const options = { durationMs: DURATION_MS };
        expect(makePlan(seed, options)).toEqual(makePlan(seed, options));
      }),
      { numRuns: 20 },
    );
  });

  it('keeps its other lanes when one is left out', () => {
    const [without, all] = [USUAL_LANES.filter((name) => name !== 'pods'), USUAL_LANES].map(
      (lanes) => makePlan(7, { durationMs: DURATION_MS, lanes }),
    );
    expect(all?.filter(({ name }) => name !== 'pods')).toEqual(without);
  });

  it('ends before the swarm does, one fault of a lane after the other', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 5_000, max: DURATION_MS }), (seed, totalMs) => {
        for (const { name, steps } of makePlan(seed, { durationMs: totalMs })) {
          let freeAtMs = 0;
          for (const { atMs, fault } of steps) {
            if (name !== 'crash-points') expect(atMs).toBeGreaterThanOrEqual(freeAtMs);
            freeAtMs = atMs + durationMs(fault);
            expect(freeAtMs).toBeLessThanOrEqual(totalMs);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('arms every crash point in a service that passes it', () => {
    const lane = makePlan(11, { durationMs: DURATION_MS }).find(
      ({ name }) => name === 'crash-points',
    );
    const armed = lane?.steps.map(({ fault }) => 'checkpoint' in fault && fault.checkpoint);
    expect(armed?.sort()).toEqual(Object.keys(CHECKPOINTS).sort());
  });

  it('never shifts the clock of orders, which is the reference', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const faults = makePlan(seed, { durationMs: DURATION_MS }).flatMap(({ steps }) =>
          steps.map(({ fault }) => fault),
        );
        for (const fault of faults) {
          if (fault.kind === 'shift-clock') expect(fault.pod).not.toMatch(/^orders/);
        }
      }),
      { numRuns: 20 },
    );
  });
});
