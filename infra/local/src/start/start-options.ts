import type { BusKind } from '../backing/bus';
import type { Source } from '../backing/choice';
import type { PortName } from '../suite/ports';

/** What was asked for on the command line; `scripts/lib/options.mjs` reads it before anything is built. */
export interface StartOptions {
  command: 'start' | 'status';
  fresh: boolean;
  verbose: boolean;
  check: boolean;
  /** The check is on this shop, which somebody else runs. */
  url?: string;
  connectTo?: string;
  watch: boolean;
  observe: boolean;
  demo: boolean;
  mongo?: Source;
  bus?: BusKind;
  redis?: Source;
  ports: Partial<Record<PortName, number>>;
  dataDir: string;
}

/** The part of the real process that the launcher touches. */
export interface LauncherHost {
  rootDir: string;
  env: Readonly<Record<string, string | undefined>>;
  print: (line: string) => void;
  onSignal: (handler: () => void) => void;
  exit: (code: number) => void;
}
