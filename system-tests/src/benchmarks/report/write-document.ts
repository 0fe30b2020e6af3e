import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performanceDocument } from './document';
import { EXPLANATIONS } from './explanations';
import { plotFigures, plotTargets } from './plots';
import type { MeasuredSoak, Results } from './results-file';
import { plotSoak } from './soak-plot';

/** Writes docs/performance.md and its plots. @returns the page */
export function writeDocument(
  rootDir: string,
  results: Results,
  { known, soak }: { known: readonly string[]; soak: MeasuredSoak | undefined },
): string {
  const plots = path.join(rootDir, 'docs/performance');
  const page = path.join(rootDir, 'docs/performance.md');
  mkdirSync(plots, { recursive: true });
  writeFileSync(path.join(plots, 'targets.svg'), plotTargets(results.benchmarks));
  const drawn = results.benchmarks.map((result) => ({ id: result.id, svg: plotFigures(result) }));
  if (soak) drawn.push({ id: 'P13', svg: plotSoak(soak) });
  const plotted = drawn.flatMap(({ id, svg }) => {
    if (svg === undefined) return [];
    writeFileSync(path.join(plots, `${id.toLowerCase()}.svg`), svg);
    return [id];
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
