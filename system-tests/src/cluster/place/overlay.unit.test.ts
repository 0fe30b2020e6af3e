import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { imagesOf } from './stand-ins';
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

const MANIFESTS = path.resolve(__dirname, '../../../../infra/k8s');

function foreignImagesOfManifests(): string[] {
  const files = readdirSync(MANIFESTS, { recursive: true, encoding: 'utf8' });
  const manifests = files.filter((file) => file.endsWith('.yaml'));
  const images = manifests.flatMap((file) =>
    imagesOf(readFileSync(path.join(MANIFESTS, file), 'utf8')),
  );
  return [...new Set(images.filter((image) => !image.startsWith('ticketing/')))].toSorted();
}

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

  it('takes the images of others by the tags of the manifests, as no release has set digests', () => {
    const { images } = at({ overlay: 'prod', hasStandIns: false });
    const foreign = images.filter(({ name }) => !name.startsWith('ticketing/'));
    const tagged = foreign.map(({ name, newTag }) => `${name}:${newTag}`);
    expect(tagged.toSorted()).toEqual(foreignImagesOfManifests());
  });

  it('leaves the images of others to their stand-ins where there are some', () => {
    const { images } = at({ overlay: 'prod', hasStandIns: true });
    expect(images.filter(({ name }) => !name.startsWith('ticketing/'))).toEqual([]);
  });
});
