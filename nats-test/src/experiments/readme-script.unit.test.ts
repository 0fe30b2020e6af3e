import { patternOf, readScript } from './readme-script';

const README = [
  '```sh setup jetstream',
  'export A=1',
  '```',
  '```console broker',
  '$ broker',
  '… ready',
  '```',
  '### 1. First',
  '```console main',
  '$ lab lag',
  'group',
  '$ lab listen',
  '```',
  'Text.',
  '```console main',
  'more',
  '^C',
  '…',
  '```',
  '',
].join('\n');

describe('the script in the README', () => {
  it('has setups, a beginning, and experiments of steps', () => {
    const { setups, beginning, experiments } = readScript(README);
    expect(setups.get('jetstream')).toBe('export A=1\n');
    expect(beginning).toEqual([
      { terminal: 'broker', act: { kind: 'type', command: 'broker' }, expected: ['… ready'] },
    ]);
    expect(experiments).toEqual([
      {
        title: '1. First',
        steps: [
          { terminal: 'main', act: { kind: 'type', command: 'lab lag' }, expected: ['group'] },
          { terminal: 'main', act: { kind: 'type', command: 'lab listen' }, expected: [] },
          { terminal: 'main', act: { kind: 'watch' }, expected: ['more'] },
          { terminal: 'main', act: { kind: 'interrupt' }, expected: ['…'] },
        ],
      },
    ]);
  });

  it.each([
    [['a … c'], 'a b c\n', true],
    [['a … c'], 'a b\nc\n', false],
    [['a', '…', 'b'], 'a\nx\ny\nb\n', true],
    [['a', 'b'], 'a\nx\nb\n', false],
    [['a'], 'x\na\n', false],
    [['a'], 'a', false],
    [['(a.b)'], '(axb)\n', false],
  ])('expects %j of %j: %s', (expected, output, isMatch) => {
    expect(patternOf(expected).test(output)).toBe(isMatch);
  });
});
