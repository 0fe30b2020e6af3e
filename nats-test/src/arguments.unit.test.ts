import { readArguments, UsageError } from './arguments';

const orderId = 'a'.repeat(24);

describe('the command line of the laboratory', () => {
  it('publishes an event whose data the catalogue accepts', () => {
    const argv = ['publish', 'expiration:complete', JSON.stringify({ orderId }), '--version', '3'];
    expect(readArguments(argv)).toEqual({
      kind: 'publish',
      type: 'expiration:complete',
      data: { orderId },
      version: 3,
    });
  });

  it('listens to all types unless told which', () => {
    expect(readArguments(['listen', 'order:created', '--group', 'g'])).toEqual({
      kind: 'listen',
      types: ['order:created'],
      group: 'g',
    });
    const all = readArguments(['listen']);
    expect(all.kind === 'listen' && all.types.length).toBeGreaterThan(10);
  });

  it.each([
    [[], 'say "publish" or "listen"'],
    [['publish', 'seat:moved', '{}'], 'is not an event type'],
    [['publish', 'expiration:complete', '{'], 'must be JSON'],
    [['publish', 'expiration:complete', '{}'], 'is not valid'],
    [['publish', 'expiration:complete', '{}', '--version', '-1'], '--version'],
    [['listen', '--loud'], '--loud'],
  ])('refuses %j and says why', (argv, reason) => {
    expect(() => readArguments(argv)).toThrow(UsageError);
    expect(() => readArguments(argv)).toThrow(reason);
  });
});
