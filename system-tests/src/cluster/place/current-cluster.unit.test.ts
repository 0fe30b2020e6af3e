import { loaderOf } from './current-cluster';

describe('a cluster that kubectl is set to', () => {
  it('is given images by name when it is one of kind, whatever it is called', () => {
    expect(loaderOf('kind-kind')).toEqual(['kind', 'load', 'docker-image', '--name', 'kind']);
    expect(loaderOf('kind-my-shop').slice(-2)).toEqual(['--name', 'my-shop']);
  });

  it('is given images by minikube, and pulls them anywhere else', () => {
    expect(loaderOf('minikube')).toEqual(['minikube', 'image', 'load']);
    expect(loaderOf('production')).toEqual([]);
  });
});
