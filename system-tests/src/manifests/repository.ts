import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeCombination, type Combination } from './combinations';
import { createReader, findKustomize, probe, render, type Kustomize } from './kustomize';
import { readConfigs } from './read-configs';
import type { PathRow, Rendered } from './rule';

export const rootDir = path.resolve(__dirname, '../../..');
const k8sDir = path.join(rootDir, 'infra/k8s');

/** Turns combinations of this repository's manifests into objects. */
export type Render = (combination: Combination) => Promise<Rendered>;

/** Without kustomize nothing is shown: that is said aloud, and is no success where it counts. */
export function describeRendered(title: string, tests: (kustomize: Kustomize) => void): void {
  const cacheDir = path.join(rootDir, '.data/bin');
  const kustomize = findKustomize({ env: process.env, cacheDir, probe });
  if (kustomize) {
    describe(title, () => tests(kustomize));
  } else if (process.env['CI'] === 'true') {
    it(title, () => {
      throw new Error('There is no kustomize: set KUSTOMIZE, or install kubectl 1.25 or Go.');
    });
  } else {
    it.skip(`${title} (skipped: there is no KUSTOMIZE, no kubectl 1.25, no Go)`, () => undefined);
  }
}

/** @param intoDir where the overlays of the combinations are written */
export async function createRender(kustomize: Kustomize, intoDir: string): Promise<Render> {
  const read = createReader();
  const readConfig = await readConfigs(rootDir);
  const file = path.join(rootDir, 'infra/paths.json');
  const paths = JSON.parse(readFileSync(file, 'utf8')) as PathRow[];
  return async (combination) => {
    const folder = combination.folder
      ? path.join(rootDir, combination.folder)
      : writeCombination(combination, { k8sDir, intoDir });
    const objects = read(await render(kustomize, folder));
    const components = new Set(combination.components);
    return { objects, overlay: combination.overlay, components, paths, readConfig };
  };
}
