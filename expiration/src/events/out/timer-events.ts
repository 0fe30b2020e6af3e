import { outboxEntry, type OutboxEntry } from '@ticketing/common/messaging/outbox';
import type { Timer } from '../../domain/timer';

/** The event that a timer's state stands for: only a fired one says anything. */
export function timerEvents({ id, version, status }: Timer, at: Date): OutboxEntry[] {
  if (status !== 'fired') return [];
  return [
    outboxEntry({
      type: 'expiration:complete',
      aggregateId: id,
      version,
      at,
      data: { orderId: id },
    }),
  ];
}
