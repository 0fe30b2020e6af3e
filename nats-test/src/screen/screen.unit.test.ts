import { createScreen, isPlain } from './screen';

interface Given {
  isTTY?: boolean;
  columns?: number;
  env?: Record<string, string>;
}

function given({ isTTY = true, columns = 80, env = {} }: Given = {}) {
  const written: string[] = [];
  const output = { isTTY, columns, write: (text: string) => written.push(text) };
  return { written, screen: createScreen({ stdout: output, stderr: output, env }) };
}

describe('the screen', () => {
  it('keeps one line below all others', () => {
    const { screen, written } = given();
    screen.status('1 event');
    screen.print('an event');
    screen.note('a note');
    screen.status(undefined);
    const clear = '\r\u001b[2K';
    expect(written.join('')).toBe(
      `${clear}1 event${clear}an event\n1 event${clear}a note\n1 event${clear}`,
    );
  });

  it('cuts that line off where the terminal ends', () => {
    const { screen, written } = given({ columns: 50 });
    screen.status('x'.repeat(100));
    expect(written.at(-1)).toBe('x'.repeat(49));
  });

  it.each([
    ['output that is no terminal', { isTTY: false }],
    ['NO_COLOR', { env: { NO_COLOR: '1' } }],
    ['a dumb terminal', { env: { TERM: 'dumb' } }],
  ])('has neither colours nor counters with %s', (_, options) => {
    const { screen, written } = given(options);
    screen.status('1 event');
    screen.print(screen.colors.red('red'));
    expect(written).toEqual(['red\n']);
  });

  it('has colours on a terminal, an empty NO_COLOR notwithstanding', () => {
    expect(isPlain({ isTTY: true, write: () => undefined }, { NO_COLOR: '' })).toBe(false);
    expect(given().screen.colors.red('red')).toContain('\u001b[31m');
  });
});
