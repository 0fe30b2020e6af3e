import type { Answer } from './remembered';

/**
 * What can be asked of this machine. It is an argument of every resolution, so that the order can be
 * tested without one. Each question has a time-out and is answered, never thrown.
 */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  /** A program by its name, on PATH or where systems keep servers. */
  findExecutable(name: string): string | undefined;
  /** The version that a program tells of itself, or why it does not run here. */
  versionOf(executable: string): Promise<Answer<string>>;
  /** A container image, pulled where it has to be. */
  image(name: string): Promise<Answer<string>>;
  /** Debian's package, installed where we may; answers with the program. */
  debianPackage(name: string, executable: string): Promise<Answer<string>>;
  /** A Go program, built into our own folder; answers with the program. */
  goProgram(module: string, executable: string): Promise<Answer<string>>;
  /** MongoDB's own server, fetched into our own folder; answers with the program. */
  downloadedMongod(): Promise<Answer<string>>;
  /** Whether something accepts connections at that address. */
  isReachable(url: string): Promise<boolean>;
}
