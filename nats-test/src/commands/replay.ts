import type { ReplayCommand } from '../cli/command';
import type { ExitCode } from '../cli/exit-codes';
import type { LabContext } from './context';
import { readTap } from './read-tap';

/** Shows again what the broker has, from a position to what was the end when it began. */
export function replay(command: ReplayCommand, context: LabContext): Promise<ExitCode> {
  const { types, from } = command;
  return readTap(command, { types, from }, { context, onOpen: () => undefined });
}
