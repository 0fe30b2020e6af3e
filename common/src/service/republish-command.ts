import { republish } from '../messaging/republish';
import type { BaseConfig } from './config';
import type { PinoLogger } from './logger';
import type { ServiceDefinition } from './service';
import { openService } from './start-service';

/** What an operator's command gets. */
export interface CommandContext<C extends BaseConfig> {
  definition: ServiceDefinition<C>;
  config: C;
  logger: PinoLogger;
  print: (line: string) => void;
}

/** `republish`: pushes the current state of every aggregate again. @returns the exit code */
export async function runRepublish<C extends BaseConfig>(
  context: CommandContext<C>,
): Promise<number> {
  const { definition, config, logger, print } = context;
  const { service, bus, lifecycle } = await openService(definition, config, logger);
  try {
    const published = await republish({
      sources: service.republish,
      bus,
      source: `${definition.name}-service`,
      run: Date.now().toString(36),
      perSecond: config.REPUBLISH_PER_SECOND,
      onProgress: (name, count) => print(`${name}: ${count} published`),
    });
    print(`done: ${published} events published`);
    return 0;
  } finally {
    await lifecycle.stop();
  }
}
