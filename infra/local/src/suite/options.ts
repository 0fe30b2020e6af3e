import type { BusKind } from '../backing/bus';
import type { Source } from '../backing/choice';
import type { Guardian } from '../processes/guardian';
import type { ProcessEvent } from '../processes/managed-process';
import type { RestartPolicy } from '../processes/restart-policy';
import type { ServiceName, WantedPorts } from './ports';

/** One line of the start: what is there now, and how long it took. */
export interface Step {
  title: string;
  detail: string;
  tookMs: number;
}

export interface SuiteOptions {
  /** The repository. */
  rootDir: string;
  /** Where data, logs and the record of the run are. */
  dataDir: string;
  /** Where fetched programs and remembered answers are; `.data` of the repository by default. */
  cacheDir?: string;
  ports?: WantedPorts;
  /** What the user has set: given addresses, keys, EVENT_BUS; `process.env` by default. Services get it too. */
  env?: Readonly<Record<string, string | undefined>>;
  /** On top of that, for every service (`all`) or for one. */
  serviceEnv?: Partial<Record<ServiceName | 'all', Readonly<Record<string, string>>>>;
  mongo?: Source | undefined;
  bus?: BusKind | undefined;
  redis?: Source | undefined;
  withClient?: boolean;
  /** Each of ours tells its metrics, and Prometheus and Grafana listen where they are to be had. */
  observe?: boolean;
  /** The client from its development server, and a compiler that builds what changes. */
  watch?: boolean;
  /** Programs in place of the suite's own, for tests of this machinery. */
  programs?: Partial<Record<string, readonly string[]>>;
  /** Without it, what crashes stays down. */
  restarts?: RestartPolicy;
  guardian?: Guardian;
  signal?: AbortSignal;
  onStep?: (step: Step) => void;
  /** Something that a person should know: a taken port, a download that begins. */
  onNote?: (note: string) => void;
  onEvent?: (event: ProcessEvent) => void;
  onLine?: (process: string, line: string) => void;
}
