/** The images of the manifests that are nobody's of ours, by the program that a stand-in is made of. */
export const FOREIGN_IMAGES = {
  mongo: ['mongo'],
  redis: ['redis'],
  'nats-streaming': ['nats-streaming'],
  nats: ['nats'],
} as const;

export interface StandIn {
  /** What it is made of. */
  program: string;
  /** The name that the manifests use. */
  reference: string;
}

const IMAGE = /^\s*(?:-\s+)?image:\s*["']?([^\s"']+)/gm;
const REGISTRY = /^docker\.io\/(?:library\/)?/;

/** All image names of rendered manifests, each once. */
export function imagesOf(manifests: string): string[] {
  return [...new Set([...manifests.matchAll(IMAGE)].map(([, image = '']) => image))];
}

function programOf(reference: string): string | undefined {
  const [name = ''] = reference.replace(REGISTRY, '').split(/[:@]/);
  return Object.entries(FOREIGN_IMAGES).find(([, names]) => names.some((n) => n === name))?.[0];
}

/** The images that are to be stood in for: those of the manifests that are not ours. */
export function standInsFor(images: readonly string[]): StandIn[] {
  return images.flatMap((reference) => {
    const program = programOf(reference);
    return program === undefined ? [] : [{ program, reference }];
  });
}

/** Ours, as the manifests name them: to be built and brought to the cluster. */
export function ownImages(images: readonly string[]): string[] {
  return images.filter((image) => image.startsWith('ticketing/'));
}
