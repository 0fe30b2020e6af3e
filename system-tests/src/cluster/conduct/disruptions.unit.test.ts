import type { KubePod } from '../kube/objects';
import { oneOfEach } from './disruptions';
import { throughForward } from './open-shop';

function pod(name: string, program: string): KubePod {
  const labels = { 'app.kubernetes.io/name': program };
  return { kind: 'Pod', metadata: { name, labels }, spec: {}, status: { phase: 'Running' } };
}

describe('the pods that are deleted', () => {
  it('are one of each program, the first', () => {
    const pods = [pod('orders-1', 'orders'), pod('orders-2', 'orders'), pod('redis-0', 'redis')];
    expect(oneOfEach(pods).map(({ metadata }) => metadata.name)).toEqual(['orders-1', 'redis-0']);
  });
});

describe('a database through a port-forward', () => {
  it('is the same one with the same user, and no other member of its set is asked', () => {
    expect(throughForward('mongodb://orders:secret@orders-mongodb:27017/orders?w=1', 40_001)).toBe(
      'mongodb://orders:secret@127.0.0.1:40001/orders?w=1&directConnection=true',
    );
  });
});
