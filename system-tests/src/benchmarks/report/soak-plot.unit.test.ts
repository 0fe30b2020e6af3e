import { judgeSamples } from '../frame/soak';
import { plotSoak } from './soak-plot';

const samples = Array.from({ length: 31 }, (_, minute) => ({
  atMs: minute * 60_000,
  sample: { ordersHeapMib: 40, ordersRssMib: 180 + minute, ordersOutbox: 3 },
}));

function drawn(floors: Record<string, number>): string | undefined {
  return plotSoak({
    startedAt: '2026-01-01T00:00:00.000Z',
    minutes: 30,
    store: 'found: mongod 8.0',
    broker: 'found: NATS 2.12',
    failed: 0,
    load: { before: 0.1, during: 1.9 },
    ...judgeSamples(samples, floors),
  });
}

describe('the plot of a soak', () => {
  const svg = drawn({ ordersHeapMib: 20, ordersRssMib: 60, ordersOutbox: 20 }) ?? '';

  it('has a line for each figure of memory and for nothing else', () => {
    expect(svg.match(/<polyline/g)).toHaveLength(2);
    expect(svg).toContain('>ordersRssMib</text>');
    expect(svg).not.toContain('ordersOutbox');
  });

  it('begins with nothing, ends above everything, and marks from where on is judged', () => {
    for (const mark of ['>0</text>', '>250</text>', '>30</text>', 'judged from here']) {
      expect(svg).toContain(mark);
    }
  });

  it('draws nothing of nothing', () => {
    expect(drawn({ ordersOutbox: 20 })).toBeUndefined();
  });
});
