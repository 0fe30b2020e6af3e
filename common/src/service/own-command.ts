import type { BaseConfig } from './config';
import type { CommandContext } from './republish-command';
import type { OwnCommand, ServiceDefinition } from './service';
import { openService } from './start-service';

const CALL_WIDTH = 24;

type Commands = NonNullable<ServiceDefinition<BaseConfig>['commands']>;

/** The command of this name, if the service has one. */
export function findOwnCommand(commands: Commands, name: string): OwnCommand | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

function callOf(name: string, { args = [] }: OwnCommand): string {
  return [name, ...args].join(' ');
}

/** A line of usage for each. */
export function usageOf(commands: Commands): string[] {
  return Object.entries(commands).map(
    ([name, command]) => `  main.js ${callOf(name, command).padEnd(CALL_WIDTH)} ${command.summary}`,
  );
}

/** A command that only this service has. @returns the exit code */
export async function runOwnCommand<C extends BaseConfig>(
  context: CommandContext<C>,
  { name, command, args }: { name: string; command: OwnCommand; args: readonly string[] },
): Promise<number> {
  const { definition, config, print } = context;
  if (args.length !== (command.args?.length ?? 0)) {
    print(`usage: ${callOf(name, command)}`);
    return 2;
  }
  const level = command.isLogged ? config.LOG_LEVEL : context.logger.level;
  const logger = context.logger.child({ command: name }, { level });
  const open = await openService(definition, config, { ...context, logger });
  try {
    await open.service.command?.(name, print, args);
    return 0;
  } finally {
    await open.publisher.settled();
    await open.lifecycle.stop();
  }
}
