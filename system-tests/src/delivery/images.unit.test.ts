import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const rootDir = path.resolve(__dirname, '../../..');
const read = (file: string) => readFileSync(path.join(rootDir, file), 'utf8');
const readYaml = (file: string) => parse(read(file), { merge: true, maxAliasCount: -1 }) as unknown;

const DOCKERFILES = ['infra/docker/service.Dockerfile', 'infra/docker/client.Dockerfile'];
const SERVICES = ['auth', 'tickets', 'orders', 'payments', 'expiration'];
const IMAGES = [...SERVICES, 'client', 'local'].map((name) => `ticketing/${name}`).sort();

interface Artifact {
  image: string;
  docker: { dockerfile: string; target: string; buildArgs: Record<string, string | null> };
  sync?: { manual: { src: string; dest: string }[] };
}

interface Skaffold {
  build: { artifacts: Artifact[] };
  manifests: { kustomize: { paths: string[] } };
  verify: { container: { image: string }; executionMode: { kubernetesCluster: JobPath } }[];
  profiles: (Partial<Pick<Skaffold, 'build' | 'manifests'>> & { name: string })[];
}

interface Kustomization {
  resources?: string[];
  components?: string[];
}

interface JobPath {
  jobManifestPath: string;
}

interface Compose {
  services: Record<string, { image: string; build?: { args: Record<string, string> } }>;
}

const skaffold = readYaml('skaffold.yaml') as Skaffold;
const compose = readYaml('compose.yaml') as Compose;
const profile = (name: string) => skaffold.profiles.find((each) => each.name === name);
const folderOf = ({ docker }: Artifact) => docker.buildArgs['SERVICE'] ?? 'client';

/** Whether an overlay lets edited files be written into its containers. */
function isForWatching(folder: string): boolean {
  const { components = [] } = readYaml(`${folder}/kustomization.yaml`) as Kustomization;
  return components.includes('../watched');
}

/** What `COPY` takes from the context, with a service in place of the argument. */
function copied(dockerfile: string): string[] {
  const lines = [...read(dockerfile).matchAll(/^COPY (?!--from)(?:--\S+ )*(.+) \S+$/gm)];
  return lines
    .flatMap(([, sources = '']) => sources.split(' '))
    .map((source) => source.replace('${SERVICE}', 'auth'));
}

describe('the Dockerfiles', () => {
  it.each(DOCKERFILES)('%s copies nothing that is not there', (dockerfile) => {
    const missing = copied(dockerfile).filter((file) => !existsSync(path.join(rootDir, file)));
    expect(missing).toEqual([]);
  });

  it('stand on the same base, by digest, also where skaffold builds them', () => {
    const named = DOCKERFILES.map((file) => /^ARG NODE_IMAGE=(\S+)$/m.exec(read(file))?.[1]);
    const bases = [...named, ...(read('skaffold.yaml').match(/node:[^"]+@sha256:\w+/g) ?? [])];
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:24\.\d+\.\d+-[a-z]+-slim@sha256:[0-9a-f]{64}$/);
  });

  it.each(DOCKERFILES)('%s runs node itself, as a user that has a number', (dockerfile) => {
    const release =
      read(dockerfile)
        .split(/^FROM /m)
        .at(-1) ?? '';
    expect(release).toMatch(/ AS release$/m);
    expect(release).toContain('USER 10001:10001');
    expect(release).toContain('ENTRYPOINT ["node", "/app/main.js"]');
    expect(release).toContain('org.opencontainers.image.revision');
    expect(release).toMatch(/^ARG VERSION=unknown$/m);
    expect(release).not.toMatch(/^RUN /m);
  });

  it.each(DOCKERFILES)('%s installs what the lock says and runs no script of a package', (file) => {
    const installs = [...read(file).matchAll(/npm \w+.*/g)].map(([command]) => command);
    expect(installs.length).toBeGreaterThan(0);
    for (const command of installs) expect(command).toMatch(/^npm ci --ignore-scripts /);
  });
});

describe('the context of the builds', () => {
  const lines = read('.dockerignore').split('\n');

  it('holds nothing but what is named', () => {
    expect(lines.find((line) => line !== '' && !line.startsWith('#'))).toBe('*');
    const roots = DOCKERFILES.flatMap(copied).map((file) => file.split('/')[0] ?? '');
    for (const root of new Set(roots)) expect(lines).toContain(`!${root}`);
  });

  it.each(['**/node_modules', '**/dist', '**/.next', '**/.env*', '**/*.test.ts', '**/testing'])(
    'leaves out %s',
    (pattern) => expect(lines).toContain(pattern),
  );
});

describe('skaffold', () => {
  const artifacts = {
    everyone: skaffold.build.artifacts,
    dev: profile('dev')?.build?.artifacts ?? [],
  };

  it.each(['everyone', 'dev'] as const)('builds every image for %s', (who) => {
    expect(artifacts[who].map(({ image }) => image).sort()).toEqual(IMAGES);
    for (const artifact of artifacts[who]) {
      expect(DOCKERFILES).toContain(artifact.docker.dockerfile);
      const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
      expect(workspaces).toContain(folderOf(artifact));
    }
  });

  it('writes an edited file of every service and of the client into its container', () => {
    const watched = artifacts.dev.filter(({ docker }) => docker.target === 'dev');
    expect(watched.map(folderOf).sort()).toEqual([...SERVICES, 'client'].sort());
    for (const { image, sync } of watched) {
      const folder = image.split('/')[1] ?? '';
      const own = sync?.manual.filter(({ src }) => new RegExp(`\\b${folder}\\b.*src/`).test(src));
      expect(own?.map(({ dest }) => dest)).toEqual(['/app']);
    }
  });

  it('writes what a container has no use for where it may write: a refused file holds up all others', () => {
    const client = artifacts.dev.find((each) => folderOf(each) === 'client');
    const others = client?.sync?.manual.filter(({ src }) => !src.startsWith('client/'));
    expect(others?.map(({ dest }) => path.dirname(dest))).toEqual(['/tmp', '/tmp']);
  });

  it('has profiles for dev, jetstream, both, and prod, each with manifests that are there', () => {
    const names = skaffold.profiles.map(({ name }) => name);
    expect(names.sort()).toEqual(['dev', 'dev-jetstream', 'jetstream', 'prod']);
    for (const { manifests } of [skaffold, ...skaffold.profiles]) {
      for (const folder of manifests?.kustomize.paths ?? []) {
        expect(existsSync(path.join(rootDir, folder, 'kustomization.yaml'))).toBe(true);
      }
    }
  });

  it('has with each profile the images that its manifests are for, as the last one wins', () => {
    for (const { name, build, manifests } of skaffold.profiles) {
      const watched = build?.artifacts.filter(({ docker }) => docker.target === 'dev') ?? [];
      const isEdited = manifests?.kustomize.paths.every(isForWatching);
      expect([name, build?.artifacts.length]).toEqual([name, IMAGES.length]);
      expect([name, watched.length > 0]).toEqual([name, isEdited]);
    }
  });

  it('addresses everything by name', () => {
    expect(read('skaffold.yaml')).not.toMatch(/^\s*patches:/m);
  });

  it('checks a purchase with an image that it has built', () => {
    for (const { container, executionMode } of skaffold.verify) {
      expect(IMAGES).toContain(container.image);
      const file = executionMode.kubernetesCluster.jobManifestPath;
      const [job] = parseAllDocuments(read(file));
      expect(job?.get('kind')).toBe('Job');
    }
  });

  it('has overlays of its own that end where nothing is missing', () => {
    const folders = readdirSync(path.join(rootDir, 'infra/skaffold'), { withFileTypes: true });
    for (const { name } of folders.filter((entry) => entry.isDirectory())) {
      const file = `infra/skaffold/${name}/kustomization.yaml`;
      const { resources = [], components = [] } = readYaml(file) as Kustomization;
      for (const used of [...resources, ...components]) {
        expect(existsSync(path.join(rootDir, 'infra/skaffold', name, used))).toBe(true);
      }
    }
  });
});

describe('compose', () => {
  it('runs every image', () => {
    const images = Object.values(compose.services).map(({ image }) => image.split(':')[0]);
    expect(images).toEqual(expect.arrayContaining(IMAGES));
  });

  it('takes the same images of others as the manifests', () => {
    const others = Object.values(compose.services).map(({ image }) => image);
    const manifests = ['mongodb/definition/mongodb', 'redis/redis', 'nats-streaming/nats-streaming']
      .map((name) => read(`infra/k8s/base/${name}.yaml`))
      .join('\n');
    for (const image of others.filter((name) => !name.startsWith('ticketing/'))) {
      expect(manifests).toContain(`image: ${image}\n`);
    }
  });

  it('leads every path of the table to a service', () => {
    const table = JSON.parse(read('infra/paths.json')) as { service: string }[];
    for (const { service } of table) expect(compose.services).toHaveProperty([service]);
  });
});
