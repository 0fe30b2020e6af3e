import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PodName } from '../arena/pods';
import { CHECKPOINTS } from '../plan/checkpoints';
import { openJournal } from '../probe/open-journal';
import { createCrashPoints, SHUTDOWN } from './crash-points';
import { fakePods } from './testing/fake-pods';

const ALL = Object.keys(CHECKPOINTS);

describe('crash points', () => {
  let journalDir: string;
  beforeEach(() => (journalDir = mkdtempSync(path.join(tmpdir(), 'ticketing-journals-'))));
  afterEach(() => rmSync(journalDir, { recursive: true }));

  function setUp() {
    const { pod, pods } = fakePods();
    const points = createCrashPoints({ pod, pods, journalDir });
    const armedIn = (name: PodName) => pod(name).orders().dieAt;
    const dieAt = (name: PodName, checkpoint: string, pid = 11) =>
      openJournal({ dir: journalDir, pod: name, pid, machineClock: Date.now })({
        kind: 'died-at',
        checkpoint,
      });
    return { points, pod, pods, armedIn, dieAt };
  }

  it('are armed one by one, where they are to be reached', () => {
    const { points, armedIn } = setUp();
    points.arm('orders-1', 'orders:placed');
    points.arm('orders-1', 'orders:settled');
    expect(armedIn('orders-1')).toEqual(['orders:placed', 'orders:settled']);
    expect(armedIn('orders-2')).toEqual([]);
    expect(points.left()).toEqual(ALL);
  });

  it('are disarmed everywhere once a process has died there, the others are not', () => {
    const { points, armedIn, dieAt } = setUp();
    points.arm('orders-1', 'orders:placed');
    points.arm('orders-2', 'orders:placed');
    points.arm('orders-2', 'orders:settled');
    dieAt('orders-1', 'orders:placed');
    points.onDown('orders-1');
    expect(armedIn('orders-1')).toEqual([]);
    expect(armedIn('orders-2')).toEqual(['orders:settled']);
    expect(points.left()).not.toContain('orders:placed');
  });

  it('are reached by the first who dies there', () => {
    const { points, dieAt } = setUp();
    points.arm('orders-1', 'orders:placed');
    dieAt('orders-1', 'orders:placed');
    points.onDown('orders-1');
    dieAt('orders-2', 'orders:placed');
    points.onDown('orders-2');
    expect([...points.reached()]).toEqual([['orders:placed', 'orders-1']]);
  });

  it('are not reached by a process that ended in another way', () => {
    const { points, armedIn } = setUp();
    points.arm('orders-1', 'orders:placed');
    points.onDown('orders-1');
    expect(points.reached().size).toBe(0);
    expect(armedIn('orders-1')).toEqual(['orders:placed']);
  });

  it('that are left are armed in all who pass them, and a shutdown is brought about', async () => {
    const { points, pod, pods, armedIn, dieAt } = setUp();
    dieAt('orders-1', 'orders:placed');
    points.onDown('orders-1');
    await points.armTheRest();
    expect(armedIn('payments-2')).toContain('payments:refunded');
    expect(armedIn('orders-2')).toContain('orders:settled');
    expect(armedIn('orders-2')).not.toContain('payments:refunded');
    expect(armedIn('orders-2')).not.toContain('orders:placed');
    expect(armedIn('auth')).toEqual([]);
    expect(pods().filter(({ done }) => done.includes('stop'))).toHaveLength(1);

    dieAt('tickets-1', SHUTDOWN, 12);
    points.onDown('tickets-1');
    await points.armTheRest();
    expect(pod('tickets-1').done).toEqual(['stop']);
  });

  it('that need a shutdown wait for a pod that serves', async () => {
    const { points, pod, pods } = setUp();
    pod('tickets-1').die();
    await points.armTheRest();
    expect(pod('tickets-1').done).toEqual([]);
    expect(pod('tickets-2').done).toEqual(['stop']);
    for (const each of pods()) each.die();
    await points.armTheRest();
    expect(pods().flatMap(({ done }) => done)).toEqual(['stop']);
  });

  it('are all disarmed in the end', async () => {
    const { points, pods } = setUp();
    await points.armTheRest();
    points.disarmAll();
    expect(pods().flatMap((pod) => pod.orders().dieAt)).toEqual([]);
  });
});
