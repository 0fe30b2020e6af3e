import type { ControlBox } from '../control';
import type { Change, Context } from '../domain/change';
import { serverFault, StripeFault } from '../domain/faults';
import {
  answerKeptMs,
  decideIdempotency,
  type KeyedRequest,
  type StoredAnswer,
} from '../domain/idempotency';
import type { RecordChange } from '../store/record';
import type { Store } from '../store/store';
import { faultAnswer, okAnswer, replay, type Answer } from './answer';
import type { ApiRequest, Write } from './operation';

interface WriteDependencies {
  store: Store;
  record: RecordChange;
  control: ControlBox;
  context: () => Context;
}

interface WriteRequest {
  api: ApiRequest;
  id: string;
  key: KeyedRequest | undefined;
}

const movesMoney = ({ charges = [], refunds = [] }: Change): boolean =>
  refunds.length > 0 || charges.some(({ status }) => status !== 'failed');

export const waitMs = (ms: number): Promise<void> =>
  ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));

/** What an endpoint makes of a request, with the failures that tests have ordered. */
const decide = (
  operation: Write,
  api: ApiRequest,
  { control, context }: WriteDependencies,
): { change: Change; answer: Answer; stored: boolean } => {
  const broken = faultAnswer(serverFault({ stored: true }));
  if (control.take('failNext', api.path)) return { change: {}, answer: broken, stored: true };
  try {
    const decision = operation(api, context());
    const { change } = decision;
    if (movesMoney(change) && control.take('failAfterEffect', api.path)) {
      return { change, answer: broken, stored: true };
    }
    const dropped = movesMoney(change) && control.take('dropAfterEffect', api.path);
    const answer = decision.fault ? faultAnswer(decision.fault) : okAnswer(decision.answer);
    return { change, answer: { ...answer, dropped }, stored: true };
  } catch (error) {
    if (!(error instanceof StripeFault)) throw error;
    return { change: {}, answer: faultAnswer(error), stored: error.stored };
  }
};

/** Runs a write once per idempotency key; it is answered when it is on the disk. */
export const createExecuteWrite = (dependencies: WriteDependencies) => {
  const { store, record, control, context } = dependencies;
  const running = new Map<string, KeyedRequest>();

  const remembered = ({ key }: KeyedRequest): StoredAnswer | undefined => {
    const stored = store.ledger.answers.get(key);
    return stored && context().nowMs - stored.atMs < answerKeptMs ? stored : undefined;
  };

  const run = async (operation: Write, { api, id, key }: WriteRequest): Promise<Answer> => {
    await waitMs(control.current().api.delayMs);
    const { change, answer, stored } = decide(operation, api, dependencies);
    const { status, body } = answer;
    record({
      change,
      cause: { id, idempotency_key: key?.key ?? null },
      answer:
        stored && key ? { ...key, status, body, requestId: id, atMs: context().nowMs } : undefined,
    });
    await store.durable();
    return answer;
  };

  return async (operation: Write, request: WriteRequest): Promise<Answer> => {
    const { key } = request;
    if (!key) return run(operation, request);
    const first = decideIdempotency(key, {
      stored: remembered(key),
      running: running.get(key.key),
    });
    if (first) {
      await store.durable();
      return replay(first);
    }
    running.set(key.key, key);
    try {
      return await run(operation, request);
    } finally {
      running.delete(key.key);
    }
  };
};
