import type { LabContext } from '../commands/context';
import { lag } from '../commands/lag';
import { listen } from '../commands/listen';
import { publish } from '../commands/publish';
import { replay } from '../commands/replay';
import { schema } from '../commands/schema';
import { readBusPlace } from '../config';
import { createScreen, type Output } from '../screen/screen';
import { EXIT, UsageError, type ExitCode } from './exit-codes';
import { helpText } from './help';
import { readArguments } from './read-arguments';

/** The process that the laboratory runs in. */
export interface LabHost extends Omit<LabContext, 'place' | 'screen'> {
  env: Readonly<Record<string, string | undefined>>;
  stdout: Output;
  stderr: Output;
}

function dispatch(args: readonly string[], host: LabHost): Promise<ExitCode> | ExitCode {
  const { interrupted, readInput, killSelf, env } = host;
  const command = readArguments(args, new Date());
  const screen = createScreen(host);
  const context = () => ({ place: readBusPlace(env), screen, interrupted, readInput, killSelf });
  switch (command.kind) {
    case 'help':
      screen.print(helpText(command.topic));
      return EXIT.done;
    case 'schema':
      schema(command, screen);
      return EXIT.done;
    case 'publish':
      return publish(command, context());
    case 'listen':
      return listen(command, context());
    case 'replay':
      return replay(command, context());
    case 'lag':
      return lag(command, context());
  }
}

/** Runs one command line. Never rejects. @returns the exit code */
export async function runCommand(args: readonly string[], host: LabHost): Promise<ExitCode> {
  try {
    return await dispatch(args, host);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const message = error instanceof Error ? error.message : String(error);
    host.stderr.write(`! ${message}\n${isUsage ? 'see: lab --help\n' : ''}`);
    return isUsage ? EXIT.usage : EXIT.failed;
  }
}
