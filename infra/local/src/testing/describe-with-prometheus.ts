import { findExecutable } from '../backing/find-executable';

/** Without Prometheus nothing is shown: that is said aloud, and is no success where it counts. */
export function describeWithPrometheus(title: string, tests: () => void): void {
  if (findExecutable('prometheus', process.env['PATH']) !== undefined) {
    describe(title, tests);
  } else if (process.env['CI'] === 'true') {
    it(title, () => {
      throw new Error("There is no prometheus: install Debian's package prometheus.");
    });
  } else {
    it.skip(`${title} (skipped: there is no prometheus on PATH)`, () => undefined);
  }
}
