import { connectBus } from '@ticketing/common/messaging/bus-from-config';
import type { EventBus } from '@ticketing/common/messaging/event-bus';
import { createLogger } from '@ticketing/common/service/logger';
import { newId } from '../events/new-id';
import { z } from 'zod';
import type { LabContext } from './context';

const WARN = 'warn';
const lineSchema = z.object({
  level: z.string(),
  msg: z.string(),
  err: z.object({ message: z.string() }).optional(),
});

/** Opens the bus as a service does, and says when its connection is in trouble and when it is back. */
export function openBus({ place, screen }: Pick<LabContext, 'place' | 'screen'>): EventBus {
  let isTroubled = false;

  function write(line: string): void {
    const { level, msg, err } = lineSchema.parse(JSON.parse(line));
    if (level === WARN) screen.note(`! ${msg}${err ? ` (${err.message})` : ''}: ${place.shown}`);
    else if (isTroubled) screen.note(msg);
    isTroubled = level === WARN;
  }

  return connectBus({
    kind: place.kind,
    url: place.url,
    clusterId: place.clusterId,
    clientName: `nats-test-${newId()}`,
    logger: createLogger('nats-test', 'info', { stream: { write } }),
  });
}
