import { connectBus } from '@ticketing/common/messaging/bus-from-config';
import { deadLetterId } from '@ticketing/common/messaging/read-event';
import { publishPatiently } from '@ticketing/common/messaging/republish';
import { createLogger } from '@ticketing/common/service/logger';
import { newId } from '@ticketing/common/store/ids';
import { NATS_CLUSTER_ID } from '@ticketing/local/suite/start-backing';
import type { Arena } from '../arena/arena';

const TYPES = ['ticket:created', 'order:created', 'payment:created', 'expiration:complete'];

/**
 * Publishes messages that no service can read.
 *
 * @returns the ids that their dead letters will have
 */
export async function poison({ bus: kind, direct }: Arena): Promise<string[]> {
  const bus = connectBus({
    kind,
    url: direct.natsUrl,
    clusterId: NATS_CLUSTER_ID,
    clientName: `poisoner-${newId()}`,
    logger: createLogger('poisoner', 'silent'),
  });
  const ids: string[] = [];
  try {
    for (const type of TYPES) {
      const body = `{"this is": "no event of type ${type} but ${newId()}"`;
      // Whether or not it is confirmed, it may arrive.
      ids.push(deadLetterId(body));
      await publishPatiently(bus, { type, id: newId(), body });
    }
  } finally {
    await bus.close();
  }
  return ids;
}
