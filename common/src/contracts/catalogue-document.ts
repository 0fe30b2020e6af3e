import { z } from 'zod';
import { catalogue, type EventType } from './catalogue';

interface FieldSchema {
  type?: string;
  enum?: readonly string[];
  pattern?: string;
  format?: string;
  items?: FieldSchema;
  properties?: Record<string, FieldSchema>;
  required?: readonly string[];
}

function describeField({ type, enum: values, format, items, properties }: FieldSchema): string {
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  if (type === 'array' && items) return `list of ${describeField(items)}`;
  if (properties) return `{ ${Object.keys(properties).join(', ')} }`;
  return format ?? type ?? 'anything';
}

function fieldRows(schema: FieldSchema): string[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(
    ([name, field]) =>
      `| \`${name}\` | ${describeField(field)} | ${required.has(name) ? 'yes' : 'no'} |`,
  );
}

function section(type: EventType, consumers: readonly string[]): string {
  const schema = z.toJSONSchema(catalogue[type]) as FieldSchema;
  return [
    `## \`${type}\``,
    '',
    `Consumed by: ${consumers.length > 0 ? consumers.join(', ') : 'nobody yet'}`,
    '',
    '| field | what | always there |',
    '| --- | --- | --- |',
    ...fieldRows(schema),
  ].join('\n');
}

/**
 * The event catalogue as a page for people.
 *
 * @param consumersOf which services have a reaction to a type
 */
export function catalogueDocument(consumersOf: (type: EventType) => readonly string[]): string {
  const types = Object.keys(catalogue) as EventType[];
  return [
    '# Event catalogue',
    '',
    'Made from the code by `npm run docs:events`; a test fails when this page is stale. Every event is a',
    'CloudEvents 1.0 envelope (`id, type, source, subject, time, data`, and `version`) whose `data` is the',
    'full public state of its aggregate. Fields that a consumer does not know are ignored.',
    '',
    types.map((type) => section(type, consumersOf(type))).join('\n\n'),
    '',
  ].join('\n');
}
