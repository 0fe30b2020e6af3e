import { InvalidOptions, readOptions } from './options';

const KNOWN = ['P1', 'P1-ALL', 'P2', 'P3', 'P12'];

describe('the options of the benchmarks', () => {
  it('measure everything at full scale by default', () => {
    expect(readOptions([], KNOWN)).toMatchObject({
      kind: 'measure',
      options: { scale: 'full', only: undefined, rounds: undefined, seed: 1 },
    });
  });

  it('choose some of them with all their parts, in any case of letters', () => {
    const command = readOptions(['--only', 'p1,P3', '--quick', '--rounds', '9'], KNOWN);
    expect(command).toMatchObject({
      options: { only: ['P1', 'P1-ALL', 'P3'], scale: 'quick', rounds: 9 },
    });
  });

  it('soak for thirty minutes unless told otherwise', () => {
    expect(readOptions(['--soak'], KNOWN)).toMatchObject({
      kind: 'soak',
      options: { minutes: 30 },
    });
    const two = readOptions(['--soak', '--minutes', '2'], KNOWN);
    expect(two).toMatchObject({ options: { minutes: 2 } });
  });

  it.each([
    ['--only', 'P99'],
    ['--rounds', '0'],
    ['--minutes', 'long'],
    ['--mongo', 'mysql'],
    ['--fast', 'please'],
  ])('refuse %s %s', (name, value) => {
    expect(() => readOptions([name, value], KNOWN)).toThrow(InvalidOptions);
  });

  it('know --help and --document', () => {
    expect(readOptions(['--help'], KNOWN).kind).toBe('help');
    expect(readOptions(['--document'], KNOWN).kind).toBe('document');
  });
});
