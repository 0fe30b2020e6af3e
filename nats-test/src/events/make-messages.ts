import { catalogue, type EventData, type EventType } from '@ticketing/common/contracts/catalogue';
import type { OutgoingMessage } from '@ticketing/common/messaging/event-bus';
import { outboxEntry, toEvent, toMessage } from '@ticketing/common/messaging/outbox';
import { newId } from './new-id';
import { z } from 'zod';
import { UsageError } from '../cli/exit-codes';
import { poisonData, sampleData } from './sample-data';

/** The field that names the aggregate which an event is about. */
const aggregateSchema = z.looseObject({
  id: z.string().min(1).max(64).optional(),
  orderId: z.string().min(1).max(64).optional(),
  version: z.int().nonnegative().optional(),
});

const fieldsSchema = z.record(z.string(), z.unknown());

/**
 * Reads the fields that replace those of a sample.
 *
 * @throws {UsageError} when it is not a JSON object
 */
export function readFields(text: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError('the data must be JSON');
  }
  const fields = fieldsSchema.safeParse(json);
  if (!fields.success || Array.isArray(json))
    throw new UsageError('the data must be a JSON object');
  return fields.data;
}

/** Puts data into an envelope as a service would, whether the catalogue accepts the data or not. */
function messageOf(type: EventType, data: Record<string, unknown>, now: Date): OutgoingMessage {
  const { id, orderId, version = 0 } = aggregateSchema.parse(data);
  const aggregateId = data['id'] === 'poison' ? newId() : (id ?? orderId ?? newId());
  const entry = outboxEntry({
    type,
    aggregateId,
    version,
    at: now,
    data: data as EventData<EventType>,
  });
  return toMessage(toEvent(entry, { aggregateId, source: 'nats-test' }));
}

/** A poison message: its envelope is right, so that it can be told apart, its data are not. */
export function poisonMessage(type: EventType, now: Date): OutgoingMessage {
  return messageOf(type, poisonData(type, now), now);
}

/**
 * A message that the catalogue accepts: a sample with some of its fields replaced.
 *
 * @param index counts the messages of one command; an aggregate that was named gets a version for each
 * @throws {UsageError} when the catalogue does not accept it
 */
export function validMessage(
  type: EventType,
  fields: Readonly<Record<string, unknown>>,
  { now, index }: { now: Date; index: number },
): OutgoingMessage {
  const sample: Record<string, unknown> = { ...sampleData(type, now), ...fields };
  const version = sample['version'];
  const isNamed = 'id' in fields && typeof version === 'number';
  const data = catalogue[type].safeParse(
    isNamed ? { ...sample, version: version + index } : sample,
  );
  if (!data.success) {
    throw new UsageError(`the catalogue refuses these data:\n${z.prettifyError(data.error)}`);
  }
  return messageOf(type, data.data, now);
}
