import { diagnose, lastWarnings } from './diagnose';
import type { Kubectl } from './kubectl';
import type { KubePod } from './objects';
import { ProgramFailed } from './program';

function pod(name: string, isReady: boolean, restartCount = 0): KubePod {
  return {
    kind: 'Pod',
    metadata: { name },
    spec: {},
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
      containerStatuses: [{ name: 'app', ready: isReady, restartCount }],
    },
  };
}

function aCluster(pods: readonly KubePod[], answer: (asked: string) => Promise<string>): Kubectl {
  return {
    env: {},
    namespace: 'ticketing',
    run: (args) => answer(args.join(' ')),
    read: <T>() => Promise.resolve({ items: pods } as T),
  };
}

const line = (pod: string, second: string, level: string) =>
  `[pod/${pod}/app] 2026-01-01T00:00:${second}Z {"level":"${level}","msg":"${pod}"}`;

const saysAll = (asked: string): Promise<string> => {
  if (asked.startsWith('get events')) return Promise.resolve('1s Warning BackOff\n');
  if (asked.includes('--selector')) return Promise.resolve(line('payments-1', '05', 'warn'));
  return Promise.resolve(asked.includes('--previous') ? 'its last word\n' : 'it starts\n');
};

describe('what an operator would look at', () => {
  it('is of a pod that is not well its events and last log lines', async () => {
    const told = await diagnose(aCluster([pod('orders-1', false), pod('auth-1', true)], saysAll));
    expect(told).toEqual(['pod orders-1 is Running\n1s Warning BackOff\nits last word\nit starts']);
  });

  it('is of one that has restarted and serves again what it said before', async () => {
    const told = await diagnose(aCluster([pod('orders-1', true, 1)], saysAll));
    expect(told).toEqual(['pod orders-1/app restarted 1 times\n1s Warning BackOff\nits last word']);
  });

  it('is what was printed before a container that has not begun could not be asked', async () => {
    const fails = () => Promise.reject(new ProgramFailed('is waiting to start', 'no disk\n'));
    const [told] = await diagnose(aCluster([pod('orders-1', false)], fails));
    expect(told).toContain('no disk');
  });

  it('is the last warnings where all are well again', async () => {
    const [told] = await diagnose(aCluster([pod('orders-1', true)], saysAll));
    expect(told).toMatch(/every pod is ready[^]*Warning BackOff[^]*"msg":"payments-1"/);
  });

  it('is said to be nothing where nothing has warned', async () => {
    const [told] = await diagnose(aCluster([pod('orders-1', true)], () => Promise.resolve('')));
    expect(told).toBe('every pod is ready, none has restarted; and nothing has warned');
  });

  it('is nothing before there are any pods', async () => {
    expect(await diagnose(aCluster([], saysAll))).toEqual([]);
  });
});

describe('the last warnings of many pods', () => {
  it('are in the order of time, whichever pod they are of', () => {
    const logs = [
      line('a', '03', 'error'),
      line('a', '01', 'warn'),
      line('b', '02', 'info'),
      line('b', '02', 'warn'),
    ];
    const found = lastWarnings(logs.join('\n')).split('\n');
    expect(found).toEqual([
      line('a', '01', 'warn'),
      line('b', '02', 'warn'),
      line('a', '03', 'error'),
    ]);
  });
});
