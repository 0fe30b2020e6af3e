import { execFile, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { IMAGES } from './image-list.mjs';
import { publishImages } from './publish-images.mjs';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const BUILD_BASE = 'ticketing/build-base:local';
const NAME_WIDTH = 22;

const USAGE = `npm run images [-- options]   build every image, and say what each adds to its base

  --only NAME[,NAME]   of ${IMAGES.map(({ name }) => name.split('/')[1]).join(', ')}
  --tag TAG            dev unless told otherwise
  --target NAME        release, or dev with sources and a watch
  --no-build           only look at images that are there
  --push REGISTRY      then push them, as REGISTRY/orders:TAG and so on
  --pins FILE          with it: write the component pinned-images there, with the digests

NODE_IMAGE is the base instead of the one that the Dockerfiles name. BUILD_IMAGE is where packages are
installed; with NODE_EXTRA_CA_CERTS, one is made of the base that trusts the same authorities.`;

const megabytes = (bytes) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** What docker prints goes to the screen, each line after what it is about; its exit code is what counts. */
function docker(args, about = 'docker') {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', args, { cwd: rootDir, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (line) => console.log(`${about} | ${line}`));
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${about}: docker ${args[0]} ended with ${code}`));
    });
  });
}

/** The base that a Dockerfile names. */
function namedBase({ dockerfile }) {
  const text = readFileSync(path.join(rootDir, dockerfile), 'utf8');
  return /^ARG NODE_IMAGE=(\S+)$/m.exec(text)[1];
}

/** A build does not leave its base among the images of every engine. */
async function fetchBase(base) {
  await inspect(base).catch(() => docker(['pull', '--quiet', base]));
}

async function inspect(image) {
  const { stdout } = await promisify(execFile)('docker', ['image', 'inspect', image]);
  const [{ Size, RootFS }] = JSON.parse(stdout);
  return { bytes: Size, layers: RootFS.Layers };
}

function revision() {
  try {
    const args = ['rev-parse', 'HEAD'];
    return execFileSync('git', args, { cwd: rootDir, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'unknown';
  }
}

/** What the repository says it is. Services are released by commit, so no tag says more. */
function version() {
  return JSON.parse(readFileSync(path.join(rootDir, 'package.json'), 'utf8')).version;
}

/** A base for installing packages that trusts what Node.js on this machine trusts besides its own list. */
async function buildBase(base, authorities) {
  const context = mkdtempSync(path.join(tmpdir(), 'build-base-'));
  try {
    copyFileSync(authorities, path.join(context, 'authorities.crt'));
    const lines = [
      `FROM ${base}`,
      'COPY authorities.crt /etc/ssl/authorities.crt',
      'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/authorities.crt',
    ];
    writeFileSync(path.join(context, 'Dockerfile'), `${lines.join('\n')}\n`);
    await docker(['build', '--quiet', '--tag', BUILD_BASE, context]);
    return BUILD_BASE;
  } finally {
    rmSync(context, { recursive: true });
  }
}

async function buildArgs({ base, env }) {
  const authorities = env.NODE_EXTRA_CA_CERTS;
  const given = env.BUILD_IMAGE || (authorities && (await buildBase(base, authorities)));
  const bases = { NODE_IMAGE: base, BUILD_IMAGE: given || base };
  const args = { ...bases, VERSION: version(), REVISION: revision() };
  return Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
}

function build({ name, service, dockerfile }, { tag, target, args }) {
  const buildArgs = [
    ...['build', '--file', dockerfile, '--target', target, '--tag', `${name}:${tag}`],
    // A registry or a proxy on this machine is reached under the address that the machine itself uses.
    ...['--network', 'host', ...args],
    ...(service === undefined ? [] : ['--build-arg', `SERVICE=${service}`]),
    '.',
  ];
  return docker(buildArgs, name.padEnd(NAME_WIDTH));
}

/** Images of one Dockerfile share layers, so they are built one after the other; beside them those of another. */
async function buildAll(images, options) {
  const lanes = [...new Set(images.map(({ dockerfile }) => dockerfile))].map(async (lane) => {
    for (const image of images.filter(({ dockerfile }) => dockerfile === lane)) {
      await build(image, options);
    }
  });
  // A lane that fails does not leave the other one behind at its work.
  const failure = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
}

/** One line per image; false where one is over its bound. */
async function measure(images, { tag, base }) {
  const below = await inspect(base);
  let fits = true;
  for (const { name, addedBytesMax } of images) {
    const { bytes, layers } = await inspect(`${name}:${tag}`);
    const added = bytes - below.bytes;
    const isOnBase = below.layers.every((layer, index) => layers[index] === layer);
    const verdict = !isOnBase ? `is not built on ${base}` : added > addedBytesMax ? 'too much' : '';
    if (verdict !== '') fits = false;
    const line = [
      name.padEnd(NAME_WIDTH),
      megabytes(added).padStart(9),
      `of ${megabytes(addedBytesMax)}`,
    ];
    console.log([...line, verdict].join('  ').trimEnd());
  }
  return fits;
}

function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      tag: { type: 'string', default: 'dev' },
      target: { type: 'string', default: 'release' },
      'no-build': { type: 'boolean' },
      push: { type: 'string' },
      pins: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const names = values.only?.split(',').map((name) => `ticketing/${name}`);
  const unknown = names?.filter((name) => !IMAGES.some((image) => image.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`there is no image ${unknown.join(', ')}`);
  if (values.pins && !values.push) throw new Error('--pins belongs to --push');
  if (values.push && values.target !== 'release') throw new Error('only a release is pushed');
  const images = IMAGES.filter(({ name }) => names?.includes(name) ?? true);
  return { ...values, images };
}

/** Builds and measures. Answers with the exit code. */
export async function images(args, env = process.env) {
  try {
    const options = readOptions(args);
    if (options.help) {
      console.log(USAGE);
      return 0;
    }
    const base = env.NODE_IMAGE || namedBase(IMAGES[0]);
    const { tag, target } = options;
    await fetchBase(base);
    if (!options['no-build']) {
      const given = await buildArgs({ base, env });
      await buildAll(options.images, { tag, target, args: given });
    }
    if (target !== 'release') return 0;
    console.log(`\nWhat each image adds to ${base}:`);
    if (!(await measure(options.images, { tag, base }))) return 1;
    if (options.push) {
      const places = { pinsFile: options.pins, k8sDir: path.join(rootDir, 'infra/k8s') };
      await publishImages(options.images, { tag, registry: options.push, ...places, docker });
    }
    return 0;
  } catch (error) {
    console.error(`! ${error.message}`);
    return 1;
  }
}
