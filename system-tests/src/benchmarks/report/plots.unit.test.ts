import { plotFigures, plotTargets, timesBetter } from './plots';
import { someResult } from './testing/some-result';

describe('plots', () => {
  it('put the limit at one, whichever way it goes', () => {
    expect(timesBetter(0.8, { atLeast: 0.8 })).toBe(1);
    expect(timesBetter(1.6, { atLeast: 0.8 })).toBe(2);
    expect(timesBetter(6, { atMost: 3 })).toBe(0.5);
    expect(timesBetter(0, { atMost: 3 })).toBe(3);
    expect(timesBetter(1, { exactly: 1 })).toBeUndefined();
  });

  it('draw each round of each target', () => {
    const svg = plotTargets([someResult(0.8)]);
    expect(svg).toMatch(/^<svg /);
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg).toContain('P0.speed ≥ 0.8');
  });

  it('draw the figures of a benchmark', () => {
    expect(plotFigures(someResult(0.8))).toContain('85 /s');
  });

  it('draw nothing of nothing', () => {
    expect(plotFigures({ ...someResult(0.8), reported: [] })).toBeUndefined();
  });

  it('write no markup that somebody put into a name', () => {
    const result = { ...someResult(0.8), title: 'a < b & c' };
    expect(plotFigures(result)).toContain('a &lt; b &amp; c');
  });
});
