import { disrupt } from './disrupt';
import type { Disruption } from './disruptions';

function world(acts: Readonly<Record<string, () => Promise<void>>>) {
  const events: string[] = [];
  const aborting = new AbortController();
  const note = (event: string) => () => Promise.resolve(void events.push(event));
  const disruptions = Object.entries(acts).map(([name, act]): Disruption => {
    return { name, mayBeNoticed: false, act };
  });
  const run = () =>
    disrupt(disruptions, {
      signal: aborting.signal,
      protocol: { say: (line) => void events.push(line.trim()), diagnose: note('diagnosed') },
      restarts: { look: note('looked for restarts') },
      aftermathMs: 1,
    });
  return { events, aborting, run };
}

const works = () => Promise.resolve();
const fails = () => Promise.reject(new Error('not ready'));

describe('what is done to the platform', () => {
  it('is done one after the other, and before each it is seen what has restarted', async () => {
    const { events, run } = world({ restart: works, scale: works });
    const happened = await run();
    expect(happened.map(({ name }) => name)).toEqual(['restart', 'scale']);
    expect(happened.some(({ fault }) => fault !== undefined)).toBe(false);
    expect(events).toEqual(['restart', 'looked for restarts', 'scale', 'looked for restarts']);
  });

  it('is looked into at once when it goes wrong, and the next is done all the same', async () => {
    const { events, run } = world({ restart: fails, scale: works });
    expect(await run()).toMatchObject([
      { name: 'restart', fault: 'Error: not ready' },
      { name: 'scale' },
    ]);
    expect(events).toEqual([
      'restart',
      'looked for restarts',
      'it went wrong: Error: not ready',
      'diagnosed',
      'scale',
      'looked for restarts',
    ]);
  });

  it('ends when the run is interrupted', async () => {
    const { aborting, events, run } = world({
      restart() {
        aborting.abort(new Error('interrupted'));
        return fails();
      },
      scale: works,
    });
    await expect(run()).rejects.toThrow('interrupted');
    expect(events).not.toContain('scale');
    expect(events).not.toContain('diagnosed');
  });
});
