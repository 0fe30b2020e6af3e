import { objectsOf, withoutNamespace } from './apply';

describe('what was applied', () => {
  it('can be deleted without its namespace, which has the volumes', () => {
    const service = 'kind: Service\nmetadata:\n  name: orders\n';
    const text = `kind: Namespace\nmetadata:\n  name: ticketing\n---\n${service}`;
    expect(withoutNamespace(text)).toBe(service);
  });

  it('differs in the objects that kubectl names, a job that is gone again excepted', () => {
    const line = (name: string) => `diff -u -N /tmp/LIVE-1/${name} /tmp/MERGED-2/${name}\n--- x\n`;
    const job = line('batch.v1.Job.ticketing.demo-data');
    expect(objectsOf('')).toEqual([]);
    expect(objectsOf(job)).toEqual([]);
    expect(objectsOf(`${job}${line('apps.v1.Deployment.ticketing.orders')}`)).toEqual([
      'apps.v1.Deployment.ticketing.orders',
    ]);
  });
});
