import { changedBy, withoutNamespace } from './apply';

describe('what was applied', () => {
  it('can be deleted without its namespace, which has the volumes', () => {
    const service = 'kind: Service\nmetadata:\n  name: orders\n';
    const text = `kind: Namespace\nmetadata:\n  name: ticketing\n---\n${service}`;
    expect(withoutNamespace(text)).toBe(service);
  });

  it('has changed nothing when it was applied before, a job that is gone again excepted', () => {
    const again = 'service/orders unchanged\njob.batch/demo-data created\n';
    expect(changedBy(again)).toEqual([]);
    expect(changedBy(`${again}deployment.apps/orders configured\n`)).toEqual([
      'deployment.apps/orders configured',
    ]);
  });
});
