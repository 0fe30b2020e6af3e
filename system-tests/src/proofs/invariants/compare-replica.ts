import { byId } from '../evidence/documents';

interface Source<S extends { _id: string }> {
  source: string;
  documents: readonly S[];
  /** What the replica of a document must say. */
  toReplica: (document: S) => Record<string, unknown>;
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** What a replica lacks, has too much, or says otherwise than its source. */
export function compareReplica<S extends { _id: string }>(
  name: string,
  replicas: readonly { _id: string }[],
  { source, documents, toReplica }: Source<S>,
): string[] {
  const replicasById = byId(replicas);
  const sources = byId(documents);
  const strange = replicas
    .filter(({ _id }) => !sources.has(_id))
    .map(({ _id }) => `${name} has ${_id}, ${source} has not`);
  const wrong = documents.flatMap((document) => {
    const { _id: id } = document;
    const replica = replicasById.get(id) as Record<string, unknown> | undefined;
    if (!replica) return [`${name} has no ${id}`];
    return Object.entries(toReplica(document))
      .filter(([field, value]) => asText(value) !== asText(replica[field]))
      .map(
        ([field, value]) =>
          `${name} ${id} has ${field} ${asText(replica[field])}, ${source} has ${asText(value)}`,
      );
  });
  return [...strange, ...wrong];
}
