import { republish } from '../messaging/republish';
import type { BaseConfig } from './config';
import type { ServiceDefinition } from './service';
import { openService, type OpenService, type Surroundings } from './start-service';

/** What an operator's command gets. */
export interface CommandContext<C extends BaseConfig> extends Surroundings {
  definition: ServiceDefinition<C>;
  config: C;
  print: (line: string) => void;
}

/** Publishes the current state of every aggregate of an open service again, and says how far it is. */
export async function republishAll<C extends BaseConfig>(
  { definition, config, print }: CommandContext<C>,
  { service, bus }: Pick<OpenService, 'service' | 'bus'>,
): Promise<void> {
  const published = await republish({
    sources: service.republish,
    bus,
    source: `${definition.name}-service`,
    run: Date.now().toString(36),
    perSecond: config.REPUBLISH_PER_SECOND,
    onProgress: (name, count) => print(`${name}: ${count} published`),
  });
  print(`done: ${published} events published`);
}

/** `republish`: pushes the current state of every aggregate again. @returns the exit code */
export async function runRepublish<C extends BaseConfig>(
  context: CommandContext<C>,
): Promise<number> {
  const { definition, config } = context;
  const open = await openService(definition, config, context);
  try {
    await republishAll(context, open);
    return 0;
  } finally {
    await open.lifecycle.stop();
  }
}
