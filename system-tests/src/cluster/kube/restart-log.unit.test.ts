import type { KubePod } from './objects';
import { openRestartLog } from './restart-log';

interface Made {
  component?: string;
  times?: number;
  prepared?: number;
  owner?: string;
}

function pod(
  name: string,
  { component = 'service', times = 0, prepared = 0, owner }: Made,
): KubePod {
  const status = (container: string, restartCount: number) => {
    return { name: container, ready: true, restartCount };
  };
  return {
    kind: 'Pod',
    metadata: {
      name,
      labels: { 'app.kubernetes.io/component': component },
      ...(owner !== undefined && { ownerReferences: [{ kind: owner }] }),
    },
    spec: {},
    status: {
      phase: 'Running',
      containerStatuses: [status('app', times)],
      initContainerStatuses: [status('users', prepared)],
    },
  };
}

/** Looks at each of these in turn, the first of them when everything is ready. */
async function lookAt(...looks: [KubePod[], ...KubePod[][]]): Promise<string[]> {
  const left = [...looks];
  const log = await openRestartLog(() => Promise.resolve(left.shift() ?? []));
  while (left.length > 0) await log.look();
  return log.seen();
}

describe('the containers that have ended by themselves', () => {
  it('are remembered when their pod is gone', async () => {
    const seen = await lookAt([], [pod('orders-1', { times: 1 })], [pod('orders-2', {})]);
    expect(seen).toEqual(['orders-1/app restarted 1 times']);
  });

  it('are told once each, with how often it was in the end', async () => {
    const seen = await lookAt([], [pod('orders-1', { times: 1 })], [pod('orders-1', { times: 3 })]);
    expect(seen).toEqual(['orders-1/app restarted 3 times']);
  });

  it('are not services that waited too long for a database while all was installed', async () => {
    const installed = [pod('orders-1', { times: 2 })];
    expect(await lookAt(installed, installed)).toEqual([]);
    expect(await lookAt(installed, [pod('orders-1', { times: 3 })])).toEqual([
      'orders-1/app restarted 3 times',
    ]);
  });

  it('are databases at any time, and what prepares them', async () => {
    const database = [pod('orders-mongodb-0', { component: 'database', prepared: 1 })];
    expect(await lookAt(database, database)).toEqual(['orders-mongodb-0/users restarted 1 times']);
  });

  it('are not those of a job, which is tried again by design', async () => {
    const job = [pod('demo-data-1', { component: 'demo', times: 2, owner: 'Job' })];
    expect(await lookAt([], job)).toEqual([]);
  });
});
