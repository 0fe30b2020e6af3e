import { objectsOf } from './apply';

describe('what was applied', () => {
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
