import { SERVICES, type ServiceName } from '@ticketing/local/suite/ports';
import { storedDeadLetters, type StoredDeadLetter } from '../evidence/documents';
import type { Evidence, Invariant } from '../evidence/evidence';
import { count, finding, sum } from './finding';
import { linesOf } from './journal-lines';
import { lagOf } from './lag';

function waitingEvents({ databases }: Evidence): string[] {
  return SERVICES.flatMap((service) =>
    Object.entries(databases[service]).flatMap(([collection, documents]) =>
      documents.flatMap(({ _id, outbox }) => {
        if (!Array.isArray(outbox) || outbox.length === 0) return [];
        const ids = outbox.map((entry: { id?: unknown }) => String(entry.id)).join(', ');
        return [`${service}.${collection} ${_id} still has ${ids} in its outbox`];
      }),
    ),
  );
}

/** What an operator is told of. The record of a mere fault outlives a message that its broker lost. */
function parkedDeadLetters(service: ServiceName, evidence: Evidence): StoredDeadLetter[] {
  return storedDeadLetters(service)(evidence).filter(({ status }) => status === 'parked');
}

function unexpectedDeadLetters(evidence: Evidence): string[] {
  const poisoned = new Set(evidence.poisonedIds);
  return SERVICES.flatMap((service) =>
    parkedDeadLetters(service, evidence)
      .filter(({ _id }) => !poisoned.has(_id))
      .map(({ _id, type, reason }) => {
        const [firstLine = ''] = reason.split('\n');
        return `${service} has parked the ${type} ${_id}: ${firstLine}`;
      }),
  );
}

/** I9: outboxes empty, lag 0, dead letters only what was poisoned on purpose. */
export const nothingLeftBehind: Invariant = (evidence) => {
  const published = linesOf(evidence.journal, 'published').length;
  const parked = sum(SERVICES.map((service) => parkedDeadLetters(service, evidence).length));
  const looked = `${count(published, 'publication')}, ${count(parked, 'dead letter')}`;
  return finding('I9', looked, [
    ...waitingEvents(evidence),
    ...lagOf(evidence),
    ...unexpectedDeadLetters(evidence),
  ]);
};
