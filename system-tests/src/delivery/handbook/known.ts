import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DOCUMENTED_SECRETS } from '../../manifests/documented-secrets';
import { ofKind, workloads, type KubeObject } from '../../manifests/kube-object';
import { SERVICES } from '../../manifests/rule';

const rootDir = path.resolve(__dirname, '../../../..');

export const readFile = (file: string) => readFileSync(path.join(rootDir, file), 'utf8');
export const isThere = (file: string) => existsSync(path.join(rootDir, file));

/** Read by OpenTelemetry's library, not by us. */
const STANDARD_SETTINGS = [
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
];

/** What a handbook may name. */
export interface Known {
  /** `Kind/name` of all that is on a cluster. */
  objects: ReadonlySet<string>;
  /** `key=value` of the labels of pods. */
  labels: ReadonlySet<string>;
  /** By name, the keys of each secret. */
  secrets: Readonly<Record<string, readonly string[]>>;
  components: readonly string[];
  /** The text in which every setting occurs. */
  settings: string;
  /** The text in which every log line occurs. */
  sources: string;
  scriptsOf(folder: string): readonly string[];
  isThere(file: string): boolean;
  readFile(file: string): string;
}

function scriptsOf(folder: string): string[] {
  const file = path.join(folder, 'package.json');
  if (!isThere(file)) return [];
  const { scripts = {} } = JSON.parse(readFile(file)) as { scripts?: Record<string, string> };
  return Object.keys(scripts);
}

function textOf(folder: string): string {
  return readdirSync(path.join(rootDir, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFile(path.join(folder, file)))
    .join('\n');
}

/** The pods of a StatefulSet have names, and each has its volumes. */
function ofStatefulSets(objects: readonly KubeObject[]): string[] {
  return ofKind(objects, 'StatefulSet').flatMap(({ metadata, spec }) => {
    const claims = spec?.volumeClaimTemplates?.map((claim) => claim.metadata?.name ?? '') ?? [];
    return Array.from({ length: spec?.replicas ?? 1 }, (_, n) => `${metadata.name}-${n}`).flatMap(
      (pod) => [`Pod/${pod}`, ...claims.map((claim) => `PersistentVolumeClaim/${claim}-${pod}`)],
    );
  });
}

/** @param objects of every rendering that the handbook speaks of */
export function createKnown(objects: readonly KubeObject[]): Known {
  const secrets = Object.entries(DOCUMENTED_SECRETS);
  const settingsFiles = [
    'common/src/service/config.ts',
    'common/src/tracing/prepare-tracing.ts',
    ...SERVICES.map((service) => `${service}/src/config.ts`).filter(isThere),
    'infra/k8s/components/backup/definition/restore.sh',
  ];
  return {
    objects: new Set([
      ...objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`),
      ...ofStatefulSets(objects),
      ...secrets.map(([name]) => `Secret/${name}`),
    ]),
    labels: new Set(
      workloads(objects).flatMap(({ podLabels }) =>
        Object.entries(podLabels).map(([key, value]) => `${key}=${value}`),
      ),
    ),
    secrets: Object.fromEntries(secrets.map(([name, keys]) => [name, Object.keys(keys)])),
    components: readdirSync(path.join(rootDir, 'infra/k8s/components')),
    settings: [...settingsFiles.map(readFile), ...STANDARD_SETTINGS].join('\n'),
    sources: [...SERVICES, 'common'].map((folder) => textOf(`${folder}/src`)).join('\n'),
    scriptsOf,
    isThere,
    readFile,
  };
}
