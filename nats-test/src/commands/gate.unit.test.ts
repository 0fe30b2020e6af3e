import type { Delivery, Verdict } from '@ticketing/common/messaging/event-bus';
import { gated } from './gate';
import { startRun } from './run';

const never = new AbortController().signal;
const delivery: Delivery = { type: 't', body: '', redelivered: false, signal: never };

describe('the gate of a listener', () => {
  it('lets so many through to their ack and sends others back', async () => {
    const run = startRun({ timeoutSeconds: undefined, interrupted: never });
    const verdicts: Verdict[] = [{ kind: 'retry', afterMs: 0 }, { kind: 'ack' }, { kind: 'ack' }];
    const enter = gated(() => Promise.resolve(verdicts.shift() ?? { kind: 'ack' }), {
      count: 2,
      run,
    });
    expect(await enter(delivery)).toEqual({ kind: 'retry', afterMs: 0 });
    expect(await enter(delivery)).toEqual({ kind: 'ack' });
    expect(run.signal.aborted).toBe(false);
    expect(await enter(delivery)).toEqual({ kind: 'ack' });
    await expect(run.ended).resolves.toBe('complete');
    expect(await enter(delivery)).toEqual({ kind: 'retry', afterMs: 1_000 });
  });

  it('counts those that are inside', async () => {
    const run = startRun({ timeoutSeconds: undefined, interrupted: never });
    let open: (verdict: Verdict) => void = () => undefined;
    const handling = new Promise<Verdict>((resolve) => {
      open = resolve;
    });
    const enter = gated(() => handling, { count: 1, run });
    const first = enter(delivery);
    expect(await enter(delivery)).toMatchObject({ kind: 'retry' });
    open({ kind: 'ack' });
    expect(await first).toEqual({ kind: 'ack' });
  });
});
