import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHOTS_PATH, repositoryRoot, type Shot } from './keep-shot';
import { NARROW_PX } from '../../browser/open-browser';

const [BEGIN, END] = ['<!-- gallery: npm run shots -->', '<!-- /gallery -->'];
const WIDTHS = { wide: '48%', narrow: '18%' };

function image({ file, caption, widthPx }: Shot): string {
  const width = widthPx === NARROW_PX ? WIDTHS.narrow : WIDTHS.wide;
  return `<img src="${SHOTS_PATH}/${file}.png" alt="${caption}" title="${caption}" width="${width}">`;
}

/** Puts the pictures into the README, where its marks are. */
export function writeGallery(shots: readonly Shot[]): void {
  const readme = join(repositoryRoot, 'README.md');
  const text = readFileSync(readme, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const [, after] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined) throw new Error('the README has no gallery');
  const images = shots.map((shot) => `  ${image(shot)}`).join('\n');
  const gallery = `${BEGIN}\n\n<p>\n${images}\n</p>\n\n${END}`;
  writeFileSync(readme, `${before}${gallery}${after}`);
}
