import type { Kubectl } from '../kube/kubectl';
import { refuseToDisturb } from './run-verification';

const aCluster = (printed: string): Kubectl => ({
  env: {},
  namespace: 'ticketing',
  run: () => Promise.resolve(printed),
  read: () => Promise.reject(new Error('nothing runs there')),
});

describe('the namespace of a trial', () => {
  it('is free where there is none', async () => {
    await expect(refuseToDisturb(aCluster(''))).resolves.toBeUndefined();
  });

  it('is left alone where there is one, also while nothing runs in it', async () => {
    await expect(refuseToDisturb(aCluster('namespace/ticketing\n'))).rejects.toThrow(
      'the namespace ticketing is there already',
    );
  });
});
