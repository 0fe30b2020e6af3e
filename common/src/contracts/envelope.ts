import { z } from 'zod';

/**
 * A CloudEvents 1.0 envelope in JSON, with two extensions: `version`, the aggregate's, and
 * `traceparent`. Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export const envelopeSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(256),
  type: z.string().min(1).max(128),
  source: z.string().min(1).max(128),
  subject: z.string().min(1).max(128),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json').optional(),
  version: z.int().nonnegative(),
  traceparent: z.string().max(128).optional(),
  data: z.unknown(),
});

/** An event as it travels, its data not yet looked at. */
export type Envelope = z.infer<typeof envelopeSchema>;

/**
 * The id of an event. It is the same after any crash and on any pod, so that a second publish of one
 * change can be recognised.
 *
 * @param aggregateId the aggregate's id
 * @param version the aggregate's version after the change
 * @param type the event type
 */
export function eventId(aggregateId: string, version: number, type: string): string {
  return `${aggregateId}:${version}:${type}`;
}
