import { errorLines, eventLines, stepLine } from './report';

describe('what is printed', () => {
  it('is one line per step, with its time', () => {
    const line = stepLine({ title: 'redis', detail: 'found: Redis 7', tookMs: 1_234 });
    expect(line).toBe('   1.2 s  redis                found: Redis 7');
  });

  it('says of a crash which process, how, its last lines, and what happens now', () => {
    const lines = eventLines({
      type: 'crashed',
      name: 'orders',
      how: 'SIGKILL',
      lastLines: ['{"msg":"ready"}'],
      restartInMs: 500,
    });
    expect(lines).toEqual([
      '! orders has crashed (SIGKILL); its last lines:',
      '    | {"msg":"ready"}',
      '  it is started again in 0.5 s',
    ]);
  });

  it('says aloud that one is given up', () => {
    const event = { type: 'given up', name: 'orders', how: 'exit code 1', lastLines: [] } as const;
    expect(eventLines({ ...event, lastLines: [] })[0]).toContain('NOT started again');
  });

  it('shows of an error its sentence, never a stack', () => {
    expect(errorLines(new Error('Redis can not be had.'))).toEqual(['! Redis can not be had.']);
  });
});
