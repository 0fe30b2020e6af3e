import type { Series, SoakResult } from '../frame/soak';
import { shown } from './format';

export function verdictOfSeries({ trend }: Series): string {
  return trend.isRising ? 'rises' : 'no slope';
}

/** One line for each figure, and one for the failures. */
export function renderSoak({ series, failed }: SoakResult): string[] {
  const lines = series.map((each) => {
    const { slope, tau, relativeChange } = each.trend;
    const change = `${shown(slope)} a minute, tau ${shown(tau)}, ${shown(relativeChange * 100)} %`;
    return `${each.name.padEnd(16)} ${change.padEnd(48)} ${verdictOfSeries(each)}`;
  });
  return [...lines, `requests that failed: ${failed}`];
}

/** Each figure without a slope is met, and so is that nothing failed. */
export function countsOfSoak({ series, failed }: SoakResult): { met: number; missed: number } {
  const rising = series.filter(({ trend }) => trend.isRising).length;
  const hasFailed = failed === 0 ? 0 : 1;
  return { met: series.length - rising + 1 - hasFailed, missed: rising + hasFailed };
}
