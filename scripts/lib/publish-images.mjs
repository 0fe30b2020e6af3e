import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** The digest under which a registry has an image that was pushed there, or pulled from it. */
async function digestOf(image, repository) {
  const args = ['image', 'inspect', '--format', '{{json .RepoDigests}}', image];
  const { stdout } = await promisify(execFile)('docker', args);
  const names = [repository, `docker.io/library/${repository}`].map((name) => `${name}@`);
  const found = JSON.parse(stdout).find((each) => names.some((name) => each.startsWith(name)));
  if (!found) throw new Error(`no registry has told the digest of ${image}`);
  return found.split('@')[1];
}

/** Which image of others, by tag, the manifests name. */
function imagesOfOthers(manifestsDir, names) {
  const texts = readdirSync(manifestsDir, { recursive: true })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(path.join(manifestsDir, file), 'utf8'));
  return names.map((name) => {
    const images = texts.flatMap((text) => text.match(/(?<=\bimage: )\S+/g) ?? []);
    const tagged = new Set(images.filter((image) => image.startsWith(`${name}:`)));
    if (tagged.size !== 1) throw new Error(`the manifests name ${tagged.size} images ${name}`);
    return { name, image: [...tagged][0] };
  });
}

const ENTRY = /^ {2}- name: (\S+)\n(?: {4}\S.*\n)*/gm;

/** The text of the component `pinned-images`, with these digests. Throws where one is missing. */
function pinned(text, pins) {
  return text.replace(ENTRY, (_entry, name) => {
    const pin = pins.get(name);
    if (!pin) throw new Error(`there is no digest of ${name}`);
    const newName = pin.newName === undefined ? '' : `    newName: ${pin.newName}\n`;
    return `  - name: ${name}\n${newName}    digest: ${pin.digest}\n`;
  });
}

async function pushAll(images, { tag, registry, docker }) {
  const pins = new Map();
  for (const { name } of images) {
    const newName = `${registry}/${name.split('/')[1]}`;
    const pushed = `${newName}:${tag}`;
    await docker(['tag', `${name}:${tag}`, pushed]);
    await docker(['push', '--quiet', pushed]);
    pins.set(name, { newName, digest: await digestOf(pushed, newName) });
  }
  return pins;
}

/**
 * Pushes images into a registry.
 *
 * @param pinsFile where to write by which digests they, and the images of others, are deployed
 */
export async function publishImages(images, { tag, registry, pinsFile, k8sDir, docker }) {
  const pins = await pushAll(images, { tag, registry, docker });
  for (const [name, { newName, digest }] of pins) {
    console.log(`${name.padEnd(22)} ${newName}@${digest}`);
  }
  if (pinsFile === undefined) return;
  const file = path.join(k8sDir, 'components/pinned-images/kustomization.yaml');
  const text = readFileSync(file, 'utf8');
  const names = [...text.matchAll(ENTRY)].map(([, name]) => name);
  const others = names.filter((name) => !name.startsWith('ticketing/'));
  for (const { name, image } of imagesOfOthers(k8sDir, others)) {
    await docker(['pull', '--quiet', image]);
    pins.set(name, { digest: await digestOf(image, name) });
  }
  writeFileSync(pinsFile, pinned(text, pins));
}
