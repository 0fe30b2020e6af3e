import { kustomizationOf, type OverlayWish } from './overlay';

const DEV: OverlayWish = { overlay: 'dev', components: [], tag: 'dev', hasStandIns: true };

function at(changes: Partial<OverlayWish> = {}) {
  const wish = { ...DEV, ...changes };
  return kustomizationOf(wish, '/repo', '/repo/.data/cluster/overlay') as {
    resources: string[];
    components: string[];
    images: { name: string; newTag: string }[];
  };
}

const namesOf = ({ components }: ReturnType<typeof at>) =>
  components.map((folder) => folder.split('/').at(-1));

describe('the overlay of a verification', () => {
  it('is the wanted overlay, by a relative path, and then only what makes it fit for a trial', () => {
    const { resources, components } = at();
    expect(resources).toEqual(['../../../infra/k8s/overlays/dev']);
    expect(components).toEqual([
      '../../../system-tests/cluster/trial',
      '../../../system-tests/cluster/stand-ins',
    ]);
  });

  it('has no stand-ins where a registry gives what is meant', () => {
    expect(namesOf(at({ hasStandIns: false }))).toEqual(['trial']);
  });

  it('takes the bank that prod does not bring, and components, before what is for the trial', () => {
    expect(namesOf(at({ overlay: 'prod', components: ['jetstream'] }))).toEqual([
      'demo',
      'jetstream',
      'trial',
      'stand-ins',
    ]);
  });

  it('runs local tags', () => {
    const { images } = at({ overlay: 'prod', tag: 'abc' });
    expect(images).toContainEqual({ name: 'ticketing/orders', newTag: 'abc' });
  });
});
