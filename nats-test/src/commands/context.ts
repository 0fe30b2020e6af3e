import type { BusPlace } from '../config';
import type { Screen } from '../screen/screen';

/** What a command works with. */
export interface LabContext {
  place: BusPlace;
  screen: Screen;
  /** Aborted by Ctrl-C and its like; the reason is the exit code. */
  interrupted: AbortSignal;
  /** All of standard input. */
  readInput: () => Promise<string>;
  /** kill -9 of this process. */
  killSelf: () => Promise<never>;
}
