import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ImageResponse } from 'next/og';
import { ShareCard, type ShareCardFacts } from '@/components/share/share-card';
import { createLimit } from '../limit';
import { createRecent } from '../recent';
import { SHARE_IMAGE_SIZE } from '../share-image-facts';

// Whole names, and not put together: so the build sees which two files it has to bring along.
const FONTS = [
  {
    file: path.join(process.cwd(), '../node_modules/geist/dist/fonts/geist-sans/Geist-Medium.ttf'),
    weight: 500,
  },
  {
    file: path.join(
      process.cwd(),
      '../node_modules/geist/dist/fonts/geist-sans/Geist-SemiBold.ttf',
    ),
    weight: 600,
  },
] as const;

const DRAWN_AT_ONCE_MAX = 1;
const KEPT_MAX = 50;
const RETRY_AFTER_SECONDS = 5;
// While a picture is drawn no page is: one at a time, so that pages get their turn in between.
const ifFree = createLimit(DRAWN_AT_ONCE_MAX);
// By all that is on them, so that none is ever old.
const finished = createRecent<ArrayBuffer>(KEPT_MAX);

/** The picture that stands beside a link to the shop. Everything that it needs is here. */
export async function shareImage(facts: ShareCardFacts, maxAgeSeconds: number): Promise<Response> {
  const key = JSON.stringify(facts);
  const picture = finished.get(key) ?? (await ifFree(() => draw(facts)));
  if (picture === undefined) {
    return new Response(null, {
      status: 503,
      headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
    });
  }
  finished.keep(key, picture);
  return new Response(picture, {
    headers: { 'content-type': 'image/png', 'cache-control': `public, max-age=${maxAgeSeconds}` },
  });
}

async function draw(facts: ShareCardFacts): Promise<ArrayBuffer> {
  const fonts = FONTS.map(async ({ file, weight }) => ({
    name: 'Geist',
    data: await readFile(file),
    weight,
  }));
  const options = { ...SHARE_IMAGE_SIZE, fonts: await Promise.all(fonts) };
  return new ImageResponse(<ShareCard {...facts} />, options).arrayBuffer();
}
