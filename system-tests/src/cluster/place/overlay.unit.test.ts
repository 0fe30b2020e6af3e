import { kustomizationOf } from './overlay';

const at = (wish: Parameters<typeof kustomizationOf>[0]) =>
  kustomizationOf(wish, '/repo', '/repo/.data/cluster/overlay') as {
    resources: string[];
    components: string[];
    images: { name: string; newTag: string }[];
  };

describe('the overlay of a verification', () => {
  it('is the wanted overlay, by a relative path, and then only what stands in', () => {
    const { resources, components } = at({ overlay: 'dev', components: [], tag: 'dev' });
    expect(resources).toEqual(['../../../infra/k8s/overlays/dev']);
    expect(components).toEqual(['../../../system-tests/cluster/stand-ins']);
  });

  it('takes components, and the bank that prod does not bring, before what stands in', () => {
    const { components } = at({ overlay: 'prod', components: ['jetstream'], tag: 'dev' });
    expect(components.map((folder) => folder.split('/').at(-1))).toEqual([
      'jetstream',
      'demo',
      'stand-ins',
    ]);
  });

  it('runs local tags', () => {
    const { images } = at({ overlay: 'prod', components: [], tag: 'abc' });
    expect(images).toContainEqual({ name: 'ticketing/orders', newTag: 'abc' });
  });
});
