import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface OverlayWish {
  overlay: 'dev' | 'prod';
  /** Of infra/k8s/components, such as jetstream. */
  components: readonly string[];
  /** Local tag that is run instead of a digest. */
  tag: string;
  /** Instead of the overlay itself: something that has it as its base. */
  base?: string;
  /** No registry gives the images of others. */
  hasStandIns: boolean;
}

const TRIAL = 'system-tests/cluster/trial';
const STAND_INS = 'system-tests/cluster/stand-ins';
/** As the manifests name them: prod has digests in their place, which only a release knows. */
const NAMED_TAGS = {
  mongo: '8.0',
  redis: '7.4-alpine',
  nats: '2.12-alpine',
  'nats-streaming': '0.25.6',
  'prom/prometheus': 'v3.14.0',
  'grafana/grafana': '13.2.1',
} as const;
const OWN_IMAGES = ['auth', 'tickets', 'orders', 'payments', 'expiration', 'client', 'local'];

/**
 * The kustomization of a run: an overlay as it is, the components that were asked for, and those that make
 * it fit for a trial. JSON is YAML.
 *
 * @param from the folder in which it will be; kustomize takes relative paths only
 */
export function kustomizationOf(wish: OverlayWish, rootDir: string, from: string): object {
  const to = (folder: string) => path.relative(from, path.join(rootDir, folder));
  const bank = wish.overlay === 'prod' ? ['demo'] : [];
  const components = [...bank, ...wish.components].map((name) => `infra/k8s/components/${name}`);
  const named = Object.entries(NAMED_TAGS).map(([name, newTag]) => ({ name, newTag }));
  const own = [TRIAL, ...(wish.hasStandIns ? [STAND_INS] : [])];
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [to(wish.base ?? `infra/k8s/overlays/${wish.overlay}`)],
    components: [...components, ...own].map(to),
    images: [
      ...OWN_IMAGES.map((name) => ({ name: `ticketing/${name}`, newTag: wish.tag })),
      ...(wish.hasStandIns ? [] : named),
    ],
  };
}

/** @returns the folder that can be applied */
export function writeOverlay(wish: OverlayWish, rootDir: string, name = 'overlay'): string {
  const folder = path.join(rootDir, '.data/cluster', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const kustomization = kustomizationOf(wish, rootDir, folder);
  const text = `${JSON.stringify(kustomization, undefined, 2)}\n`;
  writeFileSync(path.join(folder, 'kustomization.yaml'), text);
  return folder;
}
