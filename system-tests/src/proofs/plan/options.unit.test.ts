import { InvalidOptions, readOptions } from './options';

const FRESH = 4711;

describe('the options of a proof', () => {
  it('have a fresh seed unless one is given', () => {
    expect(readOptions([], FRESH)).toMatchObject({ kind: 'prove', options: { seed: 4712 } });
    expect(readOptions(['--seed', '7'], FRESH)).toMatchObject({ options: { seed: 7 } });
  });

  it('are large, unless a quick run is asked for, and each can be set', () => {
    expect(readOptions([], FRESH)).toMatchObject({
      options: { buyers: 300, units: 200, listings: 20, durationMs: 60_000 },
    });
    expect(readOptions(['--quick', '--seconds', '5'], FRESH)).toMatchObject({
      options: { buyers: 60, durationMs: 5_000 },
    });
  });

  it('choose lanes by name, in the order of the plan', () => {
    expect(readOptions(['--lanes', 'clocks,pods'], FRESH)).toMatchObject({
      options: { lanes: ['pods', 'clocks'] },
    });
    expect(readOptions(['--lanes', 'none'], FRESH)).toMatchObject({ options: { lanes: [] } });
  });

  it('say which run is wanted', () => {
    expect(readOptions(['--mutate'], FRESH).kind).toBe('mutate');
    expect(readOptions(['--naive'], FRESH).kind).toBe('naive');
    expect(readOptions(['--help', '--mutate'], FRESH).kind).toBe('help');
  });

  it.each([
    [['--seed', 'x'], '--seed takes a whole number'],
    [['--buyers', '0'], '--buyers takes a whole number from 1'],
    [['--bus', 'kafka'], 'nats-streaming or jetstream'],
    [['--lanes', 'pods,weather'], 'not weather'],
    [['--unknown'], 'unknown'],
  ])('refuse %j and say what would be right', (args, message) => {
    expect(() => readOptions(args, FRESH)).toThrow(InvalidOptions);
    expect(() => readOptions(args, FRESH)).toThrow(message);
  });
});
