import { readFields, type Field } from './read-protobuf';

export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

/** A span as a collector got it. */
export interface CollectedSpan {
  service: string;
  name: string;
  kind: SpanKind;
  traceId: string;
  spanId: string;
  /** Empty where it is the root of its trace. */
  parentId: string;
  attributes: Readonly<Record<string, string>>;
  /** The traces that it is linked with. */
  linkedTraceIds: readonly string[];
}

/** As OTLP numbers them; one that was not said is internal. */
const KINDS: readonly SpanKind[] = [
  'internal',
  'internal',
  'server',
  'client',
  'producer',
  'consumer',
];

const all = (fields: readonly Field[], number: number): Buffer[] =>
  fields.filter((field) => field.number === number).map(({ bytes }) => bytes);

const one = (fields: readonly Field[], number: number): Buffer =>
  all(fields, number)[0] ?? Buffer.alloc(0);

const numberOf = (fields: readonly Field[], number: number): bigint =>
  fields.find((field) => field.number === number)?.value ?? 0n;

/** AnyValue: a text, or a number as text. */
function readValue(message: Buffer): string {
  const [field] = readFields(message);
  if (!field) return '';
  return field.number === 1 ? field.bytes.toString() : String(field.value);
}

function readAttributes(pairs: readonly Buffer[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const fields = readFields(pair);
      return [one(fields, 1).toString(), readValue(one(fields, 2))];
    }),
  );
}

function readSpan(message: Buffer, service: string): CollectedSpan {
  const fields = readFields(message);
  return {
    service,
    name: one(fields, 5).toString(),
    kind: KINDS[Number(numberOf(fields, 6))] ?? 'internal',
    traceId: one(fields, 1).toString('hex'),
    spanId: one(fields, 2).toString('hex'),
    parentId: one(fields, 4).toString('hex'),
    attributes: readAttributes(all(fields, 9)),
    linkedTraceIds: all(fields, 13).map((link) => one(readFields(link), 1).toString('hex')),
  };
}

/**
 * The spans of an ExportTraceServiceRequest.
 * Source: https://github.com/open-telemetry/opentelemetry-proto/blob/v1.9.0/opentelemetry/proto/trace/v1/trace.proto
 */
export function readSpans(request: Buffer): CollectedSpan[] {
  return all(readFields(request), 1).flatMap((resourceSpans) => {
    const fields = readFields(resourceSpans);
    const resource = readAttributes(all(readFields(one(fields, 1)), 1));
    const service = resource['service.name'] ?? '';
    return all(fields, 2)
      .flatMap((scopeSpans) => all(readFields(scopeSpans), 2))
      .map((span) => readSpan(span, service));
  });
}
