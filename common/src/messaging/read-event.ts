import { createHash } from 'node:crypto';
import { catalogue, isEventType, type CatalogueEvent } from '../contracts/catalogue';
import { envelopeSchema } from '../contracts/envelope';

/** What the text of a message turned out to be. */
export type ReadResult =
  | { kind: 'event'; event: CatalogueEvent }
  | { kind: 'unknown-type'; type: string }
  | { kind: 'invalid'; reason: string };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Checks the text of a message against the envelope and the catalogue. Never throws. */
export function readEvent(body: string): ReadResult {
  const envelope = envelopeSchema.safeParse(parseJson(body));
  if (!envelope.success) return { kind: 'invalid', reason: `envelope: ${envelope.error.message}` };
  const { type } = envelope.data;
  if (!isEventType(type)) return { kind: 'unknown-type', type };
  const data = catalogue[type].safeParse(envelope.data.data);
  if (!data.success) return { kind: 'invalid', reason: `data: ${data.error.message}` };
  return { kind: 'event', event: { ...envelope.data, data: data.data } as CatalogueEvent };
}

/** A short id of a message for people to type, the same for each delivery of the same text. */
export function deadLetterId(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 24);
}
