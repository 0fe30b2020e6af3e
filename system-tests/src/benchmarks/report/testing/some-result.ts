import { figure, ratio } from '../../frame/benchmark';
import { judge, tell } from '../../figures/verdict';
import type { Measured } from '../results-file';

const RATES = [
  [80, 100],
  [85, 100],
  [90, 100],
] as const;

/** The result of a benchmark whose median ratio is 0.85. */
export function someResult(atLeast: number): Measured {
  const rounds = RATES.map(([ours, floor]) => ({
    ours: { perSecond: ours },
    floor: { perSecond: floor },
  }));
  const read = ratio(figure('ours', 'perSecond'), figure('floor', 'perSecond'));
  const target = { id: 'P0.speed', says: 'ours ÷ floor', read, judged: 'median' } as const;
  const told = tell({ says: 'ours', unit: '/s', read: figure('ours', 'perSecond') }, rounds, 1);
  return {
    id: 'P0',
    title: 'Something',
    arms: { ours: 'the service', floor: 'a bare handler' },
    startedAt: '2026-01-01T00:00:00.000Z',
    tookMs: 12_000,
    scale: 'full',
    seed: 1,
    store: 'found: mongod 8.0',
    broker: 'found: NATS 2.12',
    load: { before: 0.1, during: 1.9 },
    rounds,
    targets: [judge({ ...target, must: { atLeast } }, rounds, 1)],
    reported: told ? [told] : [],
    commit: 'abc',
    machine: { cpus: 2 },
  };
}
