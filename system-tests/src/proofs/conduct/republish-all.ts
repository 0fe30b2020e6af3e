import type { ServiceName } from '@ticketing/local/suite/ports';
import type { Arena } from '../arena/arena';

/**
 * What an operator does after the broker has lost its data.
 *
 * @throws when a service could not publish everything, for the caller to come again
 */
export async function republishAll(arena: Arena, services: readonly ServiceName[]): Promise<void> {
  for (const service of services) {
    const { exitCode, output } = await arena.operate(service, 'republish');
    if (exitCode !== 0) throw new Error(`republish of ${service} failed: ${output.trim()}`);
  }
}
