import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SoakResult } from '../frame/soak';
import { performanceDocument } from './document';
import { EXPLANATIONS } from './explanations';
import { plotFigures, plotTargets } from './plots';
import type { Results } from './results-file';

/** Writes docs/performance.md and its plots. @returns the page */
export function writeDocument(
  rootDir: string,
  results: Results,
  { known, soak }: { known: readonly string[]; soak: SoakResult | undefined },
): string {
  const plots = path.join(rootDir, 'docs/performance');
  const page = path.join(rootDir, 'docs/performance.md');
  mkdirSync(plots, { recursive: true });
  writeFileSync(path.join(plots, 'targets.svg'), plotTargets(results.benchmarks));
  const plotted = results.benchmarks.flatMap((result) => {
    const svg = plotFigures(result);
    if (svg === undefined) return [];
    writeFileSync(path.join(plots, `${result.id.toLowerCase()}.svg`), svg);
    return [result.id];
  });
  const text = performanceDocument(results, {
    known,
    explanations: EXPLANATIONS,
    plotted,
    ...(soak && { soak }),
  });
  writeFileSync(page, text);
  return page;
}
