import { SERVICES } from '@ticketing/local/suite/ports';
import type { Evidence, Invariant } from '../evidence/evidence';
import type { SeenEvent } from '../probe/journal';
import { count, finding, groupBy } from './finding';
import { linesOf, serviceOf, sourceOf, type WriteLine } from './journal-lines';

/** An event's aggregate is its source's: a timer and its order share an id, not their versions. */
function twoContents(events: readonly SeenEvent[]): string[] {
  const versions = groupBy(
    events,
    ({ type, subject, version }) => `${sourceOf(type)} ${subject} v${version}`,
  );
  return [...versions].flatMap(([name, seen]) => {
    const hashes = new Set(seen.map(({ contentHash }) => contentHash));
    const ids = new Set(seen.map(({ eventId }) => eventId));
    return hashes.size > 1 ? [`${name} has ${hashes.size} contents: ${[...ids].join(', ')}`] : [];
  });
}

/** Counting a listing is no new version of it, and says nothing to anybody. */
function isVersion({ store, eventIds }: WriteLine): boolean {
  return store !== 'tickets' || eventIds.length > 0;
}

function writtenTwice(name: string, writes: readonly WriteLine[]): string[] {
  return [...groupBy(writes, ({ version }) => String(version))]
    .filter(([, same]) => same.length > 1)
    .map(([version, same]) => {
      const by = same.map(({ pod, pid }) => `${pod}/${pid}`).join(', ');
      return `${name} v${version} was written ${same.length} times: ${by}`;
    });
}

/** Whether a write ended before another one, of a lower version, had begun. */
function writtenBack(name: string, writes: readonly WriteLine[]): string[] {
  const newestFirst = writes.toSorted((a, b) => b.version - a.version);
  let newer: WriteLine | undefined;
  const back: string[] = [];
  for (const write of newestFirst) {
    if (newer && newer.version > write.version && newer.atMs < write.startedAtMs) {
      back.push(`${name} was written as v${newer.version}, then as v${write.version}`);
    }
    if (!newer || write.atMs < newer.atMs) newer = write;
  }
  return back;
}

/** Versions as they are in the databases now, by the name of their aggregate. */
function storedVersions({ databases }: Evidence): Map<string, number> {
  const versions = new Map<string, number>();
  for (const service of SERVICES) {
    for (const [collection, documents] of Object.entries(databases[service])) {
      for (const { _id, version } of documents) {
        versions.set(`${service}.${collection} ${_id}`, Number(version ?? 0));
      }
    }
  }
  return versions;
}

/** What was written, and confirmed by a database that has no more of it. */
function gone(name: string, writes: readonly WriteLine[], stored: number | undefined): string[] {
  const newest = Math.max(-1, ...writes.map(({ version }) => version));
  if (newest <= (stored ?? -1)) return [];
  return [
    `${name} was written as v${newest} and is ${stored === undefined ? 'not there' : `v${stored}`}`,
  ];
}

/** I7: versions never go back, and no (id, version) is seen with two contents. */
export const versionsOnlyRise: Invariant = (evidence) => {
  const { journal } = evidence;
  const messages = [...linesOf(journal, 'published'), ...linesOf(journal, 'delivered')];
  const events = messages.filter(({ subject }) => subject !== '');
  const written = linesOf(journal, 'write').filter(
    (line) => line.outcome === 'written' && isVersion(line),
  );
  const aggregates = groupBy(written, (line) => `${serviceOf(line)}.${line.store} ${line.id}`);
  const stored = storedVersions(evidence);
  const isKept = (line: WriteLine) =>
    line.startedAtMs > (evidence.restoredAtMs?.[serviceOf(line)] ?? 0);
  const looked = `${count(events.length, 'event')}, ${count(written.length, 'write')}`;
  return finding('I7', looked, [
    ...twoContents(events),
    ...[...aggregates].flatMap(([name, writes]) => [
      ...writtenTwice(name, writes),
      ...writtenBack(name, writes),
      ...gone(name, writes.filter(isKept), stored.get(name)),
    ]),
  ]);
};
