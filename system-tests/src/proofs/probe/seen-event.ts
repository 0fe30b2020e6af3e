import { envelopeSchema } from '@ticketing/common/contracts/envelope';
import { deadLetterId } from '@ticketing/common/messaging/read-event';
import { contentHash } from './content-hash';
import type { SeenEvent } from './journal';

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** A message as the journal knows it. What is no event has no subject, and a version that none has. */
export function seenEvent({ type, body }: { type: string; body: string }): SeenEvent {
  const { data: event } = envelopeSchema.safeParse(parse(body));
  if (!event) {
    const eventId = deadLetterId(body);
    return { eventId, type, subject: '', version: -1, contentHash: contentHash(body) };
  }
  const { id: eventId, subject, version, data } = event;
  return { eventId, type: event.type, subject, version, contentHash: contentHash(data) };
}
