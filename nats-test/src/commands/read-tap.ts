import type { ReadingLimits } from '../cli/command';
import { EXIT, type ExitCode } from '../cli/exit-codes';
import { openTap, type TapOptions } from '../broker/tap';
import { createViewer } from '../screen/viewer';
import type { LabContext } from './context';
import { exitCodeOf, startRun } from './run';

/** Shows what a tap brings until one of its limits, its end, or Ctrl-C. */
export async function readTap(
  { count, timeoutSeconds, isJson }: ReadingLimits & { isJson: boolean },
  source: Omit<TapOptions, 'onMessage'>,
  { context, onOpen }: { context: LabContext; onOpen: () => void },
): Promise<ExitCode> {
  const { place, screen, interrupted } = context;
  const run = startRun({ timeoutSeconds, interrupted });
  let shown = 0;
  const opening = openTap(place, {
    ...source,
    onMessage(message) {
      if (run.signal.aborted) return;
      viewer.show(message);
      shown += 1;
      if (shown === count) run.complete();
    },
  });
  const viewer = createViewer({ screen, isJson });
  try {
    const tap = await Promise.race([opening, run.ended]);
    if (typeof tap !== 'string') {
      onOpen();
      void tap.end.then(run.complete, () => undefined);
      await Promise.race([tap.end, run.ended]);
    }
    const timeUp = count === undefined ? EXIT.done : EXIT.timeUp;
    return exitCodeOf(await run.ended, { interrupted, timeUp });
  } finally {
    run.complete();
    viewer.finish();
    await opening.then((tap) => tap.close()).catch(() => undefined);
  }
}
