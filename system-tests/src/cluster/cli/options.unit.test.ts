import { InvalidOptions, readOptions } from './options';

const read = (...args: string[]) => readOptions(args, 41);

describe('the options of a verification', () => {
  it('are the dev overlay on the current context, unless told otherwise', () => {
    expect(read()).toMatchObject({ up: undefined, overlay: 'dev', components: [], seed: 42 });
  });

  it('name an overlay, components and a folder', () => {
    const args = ['--overlay', 'prod', '--component', 'jetstream', '--up', 'a', '--seed', '7'];
    expect(read(...args)).toMatchObject({
      overlay: 'prod',
      components: ['jetstream'],
      up: 'a',
      seed: 7,
    });
  });

  it('may ask for help only', () => {
    expect(read('--help')).toBeUndefined();
  });

  it.each([
    [['--overlay', 'test'], /dev or prod, not test/],
    [['--component', '../x'], /takes a name/],
    [['--ingress', 'localhost'], /HOST:PORT/],
    [['--seed', '0'], /from 1/],
    [['--nonsense'], /nonsense/],
  ])('refuse %j and say why', (args, reason) => {
    expect(() => read(...args)).toThrow(InvalidOptions);
    expect(() => read(...args)).toThrow(reason);
  });
});
