import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';

const rootDir = path.resolve(__dirname, '../../..');
const component = path.join(rootDir, 'infra/k8s/components/pinned-images/kustomization.yaml');
const DIGEST = `sha256:${'a'.repeat(64)}`;

/** Writes down what it is asked for, and knows the digest of what was pushed or pulled before. */
const DOCKER = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
const log = process.env.DOCKER_LOG;
const before = existsSync(log) ? readFileSync(log, 'utf8').split('\\n') : [];
const image = args.at(-1);
appendFileSync(log, args.join(' ') + '\\n');
if (args[1] === 'inspect' && args[2] === '--format') {
  const isKnown = ['push', 'pull'].some((verb) => before.includes(verb + ' --quiet ' + image));
  const name = image.slice(0, image.lastIndexOf(':'));
  console.log(JSON.stringify(isKnown ? [name + '@${DIGEST}'] : []));
} else if (args[1] === 'inspect') {
  console.log(JSON.stringify([{ Size: 1, RootFS: { Layers: [] } }]));
}
`;

interface Pin {
  name: string;
  newName?: string;
  digest: string;
}

describe('images that are published', () => {
  let scratch: string;
  beforeEach(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'publish-images-'));
    writeFileSync(path.join(scratch, 'docker'), DOCKER, { mode: 0o755 });
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  function images(...args: string[]) {
    const script = path.join(rootDir, 'scripts/images.mjs');
    const env = {
      PATH: `${scratch}${path.delimiter}${process.env['PATH'] ?? ''}`,
      DOCKER_LOG: path.join(scratch, 'log'),
    };
    const all = [script, '--tag', 'c0ffee', ...args];
    return spawnSync(process.execPath, all, { encoding: 'utf8', env });
  }
  const publish = (...args: string[]) => images('--no-build', ...args);

  const called = (command: RegExp) =>
    readFileSync(path.join(scratch, 'log'), 'utf8').match(command) ?? [];
  const pushed = () => called(/^push .*$/gm);

  it.each(['auth', 'client'])('say which version they are: %s', (name) => {
    const { version } = JSON.parse(readFileSync(path.join(rootDir, 'package.json'), 'utf8')) as {
      version: string;
    };
    images('--only', name);

    const [build, ...others] = called(/^build .*$/gm);
    expect(others).toEqual([]);
    expect(build).toContain(` --build-arg VERSION=${version} `);
    expect(build).toMatch(/ --build-arg REVISION=\w+ /);
  });

  it('are named by the commit, and deployed by digests of which none is left out', () => {
    const pinsFile = path.join(scratch, 'kustomization.yaml');
    const { status } = publish('--push', 'registry.example/shop', '--pins', pinsFile);

    expect(status).toBe(0);
    expect(pushed()).toContain('push --quiet registry.example/shop/orders:c0ffee');
    const before = parse(readFileSync(component, 'utf8')) as { images: Pin[] };
    const { images, ...rest } = parse(readFileSync(pinsFile, 'utf8')) as { images: Pin[] };
    expect(rest).toEqual({ ...before, images: undefined });
    expect(images).toEqual(
      before.images.map(({ name }) =>
        name.startsWith('ticketing/')
          ? { name, newName: name.replace('ticketing', 'registry.example/shop'), digest: DIGEST }
          : { name, digest: DIGEST },
      ),
    );
  });

  it('are all of those that are deployed', () => {
    const pinsFile = path.join(scratch, 'kustomization.yaml');
    const { status, stderr } = publish(
      ...['--only', 'auth', '--push', 'registry.example/shop', '--pins', pinsFile],
    );

    expect(status).toBe(1);
    expect(stderr).toContain('there is no digest of ticketing/tickets');
  });

  it('are releases', () => {
    const { status, stderr } = publish('--push', 'registry.example/shop', '--target', 'dev');

    expect(status).toBe(1);
    expect(stderr).toContain('only a release is pushed');
  });
});
