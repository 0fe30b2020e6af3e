import {
  Schema,
  type Connection,
  type IndexDefinition,
  type Model,
  type SchemaDefinition,
} from 'mongoose';
import type { OutboxEntry } from '../messaging/outbox';

/** What every aggregate's document has: its id, its version, and its own events until they are out. */
export interface AggregateDocument {
  _id: string;
  version: number;
  outbox: OutboxEntry[];
  /** The span that made it. */
  traceparent?: string;
}

const outboxEntrySchema = new Schema(
  {
    id: { type: String, required: true },
    type: { type: String, required: true },
    at: { type: Date, required: true },
    version: { type: Number, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    traceparent: String,
  },
  { _id: false, id: false, strict: 'throw' },
);

export interface IndexSpecification {
  keys: IndexDefinition;
  unique?: boolean;
}

/** A plain collection of documents of one shape. Indexes are made at start, not behind one's back. */
export function defineModel<D>(
  connection: Connection,
  options: { name: string; fields: SchemaDefinition; indexes?: readonly IndexSpecification[] },
): Model<D> {
  const schema = new Schema(
    { _id: { type: String, required: true }, ...options.fields },
    { versionKey: false, id: false, strict: 'throw', minimize: false, collection: options.name },
  );
  for (const { keys, unique = false } of options.indexes ?? []) schema.index(keys, { unique });
  return connection.model(options.name, schema) as unknown as Model<D>;
}

/** A collection of aggregates: documents with a version and an embedded outbox. */
export function defineAggregateModel(
  connection: Connection,
  options: { name: string; fields: SchemaDefinition; indexes?: readonly IndexSpecification[] },
): Model<AggregateDocument> {
  return defineModel<AggregateDocument>(connection, {
    name: options.name,
    fields: {
      version: { type: Number, required: true },
      outbox: { type: [outboxEntrySchema], required: true },
      traceparent: String,
      ...options.fields,
    },
    indexes: [{ keys: { 'outbox.at': 1 } }, ...(options.indexes ?? [])],
  });
}
