import type { KubePod, Workload } from './objects';
import { describeRestart, restartsOf, unreadyPod, unreadyWorkload } from './readiness';

function workload(status: Workload['status'], replicas = 2): Workload {
  return {
    kind: 'Deployment',
    metadata: { name: 'orders', generation: 3 },
    spec: { replicas, selector: { matchLabels: {} }, template: { spec: { containers: [] } } },
    ...(status && { status }),
  };
}

const ALL = { observedGeneration: 3, replicas: 2, readyReplicas: 2, updatedReplicas: 2 };

describe('a workload', () => {
  it('is ready when all of its pods are, and are of the newest version', () => {
    expect(unreadyWorkload(workload(ALL))).toEqual([]);
  });

  it.each([
    ['was not looked at since it was changed', { ...ALL, observedGeneration: 2 }],
    ['has an old pod left', { ...ALL, replicas: 3 }],
    ['has a pod that is not ready', { ...ALL, readyReplicas: 1 }],
    ['has a pod of another version', { ...ALL, updatedReplicas: 1 }],
    ['has none yet', undefined],
  ])('is not when it %s', (_says, status) => {
    expect(unreadyWorkload(workload(status))).toHaveLength(1);
  });
});

function pod(status: Partial<KubePod['status']>, metadata = {}): KubePod {
  return {
    kind: 'Pod',
    metadata: { name: 'orders-1', ...metadata },
    spec: {},
    status: { phase: 'Running', ...status },
  };
}

const READY = { conditions: [{ type: 'Ready', status: 'True' }] };

describe('a pod', () => {
  it('serves when it is ready and nobody deletes it', () => {
    expect(unreadyPod(pod(READY))).toEqual([]);
    expect(unreadyPod(pod({ phase: 'Succeeded' }))).toEqual([]);
    expect(unreadyPod(pod(READY, { deletionTimestamp: 'now' }))).toEqual([
      'orders-1 is being deleted',
    ]);
  });

  it('is told with the reason why it does not', () => {
    const waiting = { waiting: { reason: 'ErrImagePull' } };
    const containerStatuses = [{ name: 'app', ready: false, restartCount: 0, state: waiting }];
    expect(unreadyPod(pod({ phase: 'Pending', containerStatuses }))).toEqual([
      'orders-1 is Pending, app: ErrImagePull',
    ]);
    const unscheduled = { type: 'PodScheduled', status: 'False', message: 'Insufficient cpu' };
    expect(unreadyPod(pod({ phase: 'Pending', conditions: [unscheduled] }))).toEqual([
      'orders-1 is Pending, Insufficient cpu',
    ]);
  });

  it('is told with what keeps those from ending that prepare it', () => {
    const status = (name: string, ready: boolean, state: object) => {
      return { name, ready, restartCount: 0, state: { ...state } };
    };
    const initContainerStatuses = [
      status('volume', true, { terminated: { reason: 'Completed' } }),
      status('users', false, { waiting: { reason: 'CrashLoopBackOff' } }),
    ];
    expect(unreadyPod(pod({ phase: 'Pending', initContainerStatuses }))).toEqual([
      'orders-1 is Pending, users: CrashLoopBackOff',
    ]);
  });

  it('has restarted when one of its containers has, also one that prepares it', () => {
    const containerStatuses = [{ name: 'app', ready: true, restartCount: 2 }];
    const initContainerStatuses = [{ name: 'users', ready: true, restartCount: 1 }];
    const pods = [pod({ containerStatuses, initContainerStatuses }), pod(READY)];
    expect(restartsOf(pods).map(describeRestart)).toEqual([
      'orders-1/users restarted 1 times',
      'orders-1/app restarted 2 times',
    ]);
  });
});
