import type { BaseConfig } from './config';
import type { CommandContext } from './republish-command';
import { openService } from './start-service';

/** A command that only this service has. @returns the exit code */
export async function runOwnCommand<C extends BaseConfig>(
  context: CommandContext<C>,
  name: string,
): Promise<number> {
  const { definition, config, print } = context;
  const { service, lifecycle } = await openService(definition, config, context);
  try {
    await service.command?.(name, print);
    return 0;
  } finally {
    await lifecycle.stop();
  }
}
