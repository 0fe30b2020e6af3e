import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type OverlayName = 'dev' | 'prod';

/** What an operator may choose to render. */
export interface Combination {
  overlay: OverlayName;
  components: readonly string[];
  /** Where it is written down, if it is an overlay of this repository. */
  folder?: string;
}

/** What can be added to an overlay; prod has `hpa` already. */
const COMPONENTS = [
  'jetstream',
  'gateway-api',
  'network-policies',
  'hpa',
  'backup',
  'external-mongo',
  'monitoring',
];
const PAIR_SIZE = 2;
const PART_OF_PROD = new Set(['hpa']);
/** The share that one component has in another, as `owner/other`; dev has `demo` already. */
const SHARES = ['demo/gateway-api', 'demo/network-policies', 'monitoring/network-policies'];

function subsets(names: readonly string[]): string[][] {
  return names.reduce<string[][]>(
    (sets, name) => [...sets, ...sets.map((set) => [...set, name])],
    [[]],
  );
}

/**
 * Every overlay with each component, with each two of them, and with all: what two do to each other shows
 * then. `isComplete` adds the sets in between, which takes minutes.
 */
export function combinations({ isComplete }: { isComplete: boolean }): Combination[] {
  const sets = (names: readonly string[]) =>
    subsets(names).filter(
      ({ length }) => isComplete || length <= PAIR_SIZE || length === names.length,
    );
  const prod = COMPONENTS.filter((name) => !PART_OF_PROD.has(name));
  return [
    ...sets(COMPONENTS).map((components) => ({ overlay: 'dev' as const, components })),
    ...sets(prod).map((components) => ({ overlay: 'prod' as const, components })),
  ];
}

export function titleOfCombination({ overlay, components, folder }: Combination): string {
  return folder ?? [overlay, ...components].join(' + ');
}

/** The folders of a combination's components, in the order in which they are applied. */
function componentFolders({ overlay, components }: Combination): string[] {
  const owners = overlay === 'dev' ? [...components, 'demo'] : components;
  const shares = SHARES.filter((share) => {
    const [owner = '', other = ''] = share.split('/');
    return owners.includes(owner) && components.includes(other);
  });
  const isPinned = overlay === 'prod' && components.length > 0;
  return [...components, ...shares, ...(isPinned ? ['pinned-images'] : [])];
}

/** Writes an overlay such as an operator's own. @returns its folder */
export function writeCombination(
  combination: Combination,
  { k8sDir, intoDir }: { k8sDir: string; intoDir: string },
): string {
  const folder = path.join(intoDir, titleOfCombination(combination).replaceAll(' ', ''));
  const relative = (...names: string[]) => path.relative(folder, path.join(k8sDir, ...names));
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [relative('overlays', combination.overlay)],
    components: componentFolders(combination).map((name) => relative('components', name)),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'kustomization.yaml'), JSON.stringify(kustomization));
  return folder;
}
