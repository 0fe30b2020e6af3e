import { isUnknownOrUnheard, pause, persist } from './pace';
import type { Outcome } from './record';

const unknown = { outcome: 'unknown' as Outcome, status: 503 };
const ok = { outcome: 'ok' as Outcome, status: 201 };
const refused = { outcome: 'refused' as Outcome, status: 400 };
const unheard = { outcome: 'refused' as Outcome, status: 404 };

function attempts(...answers: (typeof ok)[]) {
  let tries = 0;
  const attempt = () => Promise.resolve(answers[tries++] ?? ok);
  return { attempt, tries: () => tries };
}

const never = new AbortController().signal;
const patience = { triesMax: 3, pauseMs: 0, signal: never };

describe('persisting', () => {
  it('tries again after an unknown outcome, until it is known', async () => {
    const { attempt, tries } = attempts(unknown, ok, ok);
    expect(await persist(attempt, patience)).toBe(ok);
    expect(tries()).toBe(2);
  });

  it('takes a refusal for an answer', async () => {
    const { attempt, tries } = attempts(refused, ok);
    expect(await persist(attempt, patience)).toBe(refused);
    expect(tries()).toBe(1);
  });

  it('gives up at its bound', async () => {
    const { attempt, tries } = attempts(unknown, unknown, unknown, ok);
    expect(await persist(attempt, patience)).toBe(unknown);
    expect(tries()).toBe(3);
  });

  it('asks again for what is not heard of yet, where that is wanted', async () => {
    const { attempt } = attempts(unheard, ok);
    expect(await persist(attempt, patience, isUnknownOrUnheard)).toBe(ok);
    expect(await persist(attempts(unheard).attempt, patience)).toBe(unheard);
  });

  it('ends with the run', async () => {
    const { attempt, tries } = attempts(unknown, ok);
    const over = AbortSignal.abort();
    expect(await persist(attempt, { triesMax: 9, pauseMs: 60_000, signal: over })).toBe(unknown);
    expect(tries()).toBe(1);
  });
});

describe('a pause', () => {
  it('says whether the run goes on', async () => {
    expect(await pause(0, never)).toBe(true);
    expect(await pause(60_000, AbortSignal.abort())).toBe(false);
  });

  it('is cut short by the end of the run', async () => {
    const run = new AbortController();
    const paused = pause(60_000, run.signal);
    run.abort();
    expect(await paused).toBe(false);
  });
});
