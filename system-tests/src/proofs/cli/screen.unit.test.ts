import type { Progress } from '../swarm/tally';
import { createScreen } from './screen';

function setUp() {
  const printed: string[] = [];
  const clock = { nowMs: 1_000 };
  const screen = createScreen(
    (line) => void printed.push(line),
    () => clock.nowMs,
  );
  return { printed, clock, screen };
}

const progress = (requests: number): Progress => ({
  requests,
  orders: { ok: 3, refused: 2, unknown: 1 },
  paid: 4,
  cancelled: 5,
  expired: 6,
  breaches: 0,
  acceptedMisuses: 0,
});

describe('the screen of a run', () => {
  it('says at once what is done, and when that was', () => {
    const { printed, clock, screen } = setUp();
    screen.say('kill -9 orders-1');
    clock.nowMs += 12_340;
    screen.say('FLUSHALL');
    expect(printed).toEqual(['    0.0 s  kill -9 orders-1', '   12.3 s  FLUSHALL']);
  });

  it('shows how people fare at once, and then no more often than every five seconds', () => {
    const { printed, clock, screen } = setUp();
    screen.onProgress(progress(1));
    clock.nowMs += 4_999;
    screen.onProgress(progress(2));
    clock.nowMs += 1;
    screen.onProgress(progress(3));
    screen.onProgress(progress(4));
    const fare = '3 ordered, 2 refused, 1 unknown; 4 paid, 5 cancelled, 6 expired';
    expect(printed).toEqual([`    0.0 s  1 requests: ${fare}`, `    5.0 s  3 requests: ${fare}`]);
  });
});
