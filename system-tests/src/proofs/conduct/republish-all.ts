import type { ServiceName } from '@ticketing/local/suite/ports';
import type { Arena } from '../arena/arena';

/**
 * What an operator does after the broker has lost its data: at once in all services, because each of
 * them waits for the broker most of the time.
 *
 * @throws when a service could not publish everything, for the caller to come again
 */
export async function republishAll(
  arena: Pick<Arena, 'operate'>,
  services: readonly ServiceName[],
): Promise<void> {
  const runs = await Promise.all(
    services.map(async (service) => ({ service, ...(await arena.operate(service, 'republish')) })),
  );
  const failed = runs.find(({ exitCode }) => exitCode !== 0);
  if (failed) throw new Error(`republish of ${failed.service} failed: ${failed.output.trim()}`);
}
