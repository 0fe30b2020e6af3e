import { GaveUp, openProtocol } from './protocol';

function open(diagnose?: () => Promise<readonly string[]>) {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  return {
    lines,
    protocol: openProtocol({ print, nowMs: () => 0, ...(diagnose && { diagnose }) }),
  };
}

describe('the protocol of a verification', () => {
  it('counts what went well and what did not, and goes on', async () => {
    const { protocol, lines } = open();
    expect(await protocol.check('buys', () => Promise.resolve('an order'))).toBe('an order');
    expect(await protocol.check('sells', () => Promise.reject(new Error('no')))).toBeUndefined();
    expect(protocol.verdict()).toEqual({ passed: 1, failed: 1 });
    expect(lines.join('\n')).toMatch(/ok {3}buys[^]*FAIL sells[^]*no/);
  });

  it('tells after a failure what an operator would look at', async () => {
    const { protocol, lines } = open(() => Promise.resolve(['pod orders-1 is Pending\nno memory']));
    await protocol.check('sells', () => Promise.reject(new Error('late')));
    expect(lines.slice(-2).map((line) => line.trim())).toEqual([
      'pod orders-1 is Pending',
      'no memory',
    ]);
  });

  it('tells it of what was only noted when it is asked to, and not at each note', async () => {
    let asked = 0;
    const { protocol, lines } = open(() => Promise.resolve([`look ${(asked += 1)}`]));
    protocol.note('requests', ['502']);
    protocol.note('more requests', ['503']);
    expect(asked).toBe(0);
    await protocol.diagnose();
    expect(lines.at(-1)?.trim()).toBe('look 1');
    expect(protocol.verdict()).toEqual({ passed: 0, failed: 2 });
  });

  it('gives up after what all the rest depends on', async () => {
    const { protocol } = open();
    await expect(protocol.must('up', () => Promise.reject(new Error('no')))).rejects.toThrow(
      GaveUp,
    );
    expect(protocol.verdict()).toEqual({ passed: 0, failed: 1 });
  });

  it('shows no more faults than somebody reads', () => {
    const { protocol, lines } = open();
    protocol.note(
      'requests',
      Array.from({ length: 30 }, (_, n) => `fault ${n}`),
    );
    expect(lines.at(-1)).toMatch(/and 18 more/);
    expect(lines).toHaveLength(14);
  });
});
