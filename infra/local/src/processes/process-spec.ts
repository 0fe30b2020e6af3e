/** A program, and how to know that it serves. */
export interface ProcessSpec {
  name: string;
  command: string;
  args: readonly string[];
  env?: Readonly<Record<string, string | undefined>>;
  cwd?: string;
  port: number;
  isHealthy(): Promise<boolean>;
  readyWithinMs?: number;
  /** A command that ends what a signal does not reach. Also run before a start, for what is left. */
  cleanup?: readonly string[];
}
