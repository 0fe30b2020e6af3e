import type { JudgedSeries, Series, SoakResult } from '../frame/soak';
import { shown } from './format';

export function verdictOfSeries({ trend }: JudgedSeries): string {
  return trend.isRising ? 'rises' : 'no slope';
}

/** What a figure was at first and at last. */
export function endsOf({ points }: Series): { first: number; last: number } {
  return { first: points[0]?.y ?? Number.NaN, last: points.at(-1)?.y ?? Number.NaN };
}

/** One line for each figure, and one for the failures. */
export function renderSoak({ series, told, failed }: SoakResult): string[] {
  const lines = series.map((each) => {
    const { slope, z, relativeChange } = each.trend;
    const change = `${shown(slope)} a minute, z ${shown(z)}, ${shown(relativeChange * 100)} %`;
    return `${each.name.padEnd(16)} ${change.padEnd(48)} ${verdictOfSeries(each)}`;
  });
  const others = told.map((each) => {
    const { first, last } = endsOf(each);
    return `${each.name.padEnd(16)} ${shown(first)} at first, ${shown(last)} at last`;
  });
  return [...lines, ...others, `requests that failed: ${failed}`];
}

/** Each figure without a slope is met, and so is that nothing failed. */
export function countsOfSoak({ series, failed }: SoakResult): { met: number; missed: number } {
  const rising = series.filter(({ trend }) => trend.isRising).length;
  const hasFailed = failed === 0 ? 0 : 1;
  return { met: series.length - rising + 1 - hasFailed, missed: rising + hasFailed };
}
