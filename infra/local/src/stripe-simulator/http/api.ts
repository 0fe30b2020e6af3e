import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { ControlBox } from '../control';
import type { Context } from '../domain/change';
import { invalidParameter, serverFault, StripeFault } from '../domain/faults';
import type { KeyedRequest } from '../domain/idempotency';
import type { RecordChange } from '../store/record';
import type { Store } from '../store/store';
import { faultAnswer, okAnswer, sendAnswer, type Answer } from './answer';
import { callerOf, type Keys } from './api-key';
import { createExecuteWrite, waitMs } from './execute-write';
import { canonicalForm, parseForm } from './form';
import type { ApiRequest, Read, Write } from './operation';

interface ApiDependencies {
  store: Store;
  record: RecordChange;
  control: ControlBox;
  keys: Keys;
  context: () => Context;
  apiVersion: string;
}

export interface Api {
  read(operation: Read): RequestHandler;
  write(operation: Write): RequestHandler;
  refuse(fault: (request: Request) => StripeFault): RequestHandler;
}

const apiRequest = (request: Request, keys: Keys, text: string): ApiRequest => ({
  caller: callerOf(request, keys),
  form: parseForm(text),
  id: typeof request.params['id'] === 'string' ? request.params['id'] : '',
  path: `${request.baseUrl}${request.path}`,
});

const bodyText = (request: Request): string => {
  const body: unknown = request.body;
  if (typeof body !== 'string' || body === '') return '';
  if (request.is('application/x-www-form-urlencoded') !== false) return body;
  throw invalidParameter({
    message:
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded).',
  });
};

const queryText = (request: Request): string => request.originalUrl.split('?')[1] ?? '';

const keyedBy = (request: Request, { form, path }: ApiRequest): KeyedRequest | undefined => {
  const key = request.get('idempotency-key');
  if (key === undefined || key === '') return undefined;
  const fingerprint = createHash('sha256').update(canonicalForm(form)).digest('hex');
  return { key, path, fingerprint };
};

/** Everything that endpoints have in common: keys, idempotency, ordered failures, durability. */
export const createApi = (dependencies: ApiDependencies): Api => {
  const { store, control, keys, context, apiVersion } = dependencies;
  const execute = createExecuteWrite(dependencies);

  const answered =
    (run: (request: Request, id: string) => Promise<Answer> | Answer): RequestHandler =>
    async (request, response) => {
      const id = context().newId('req');
      const respond = (answer: Answer): void =>
        sendAnswer({ request, response }, answer, { id, apiVersion });
      try {
        respond(await run(request, id));
      } catch (error) {
        const known = error instanceof StripeFault;
        respond(faultAnswer(known ? error : serverFault({ stored: false })));
      }
    };

  return {
    write: (operation) =>
      answered((request, id) => {
        const api = apiRequest(request, keys, bodyText(request));
        return execute(operation, { api, id, key: keyedBy(request, api) });
      }),
    read: (operation) =>
      answered(async (request) => {
        const api = apiRequest(request, keys, queryText(request));
        await waitMs(control.current().api.delayMs);
        const answer = okAnswer(operation(api));
        await store.durable();
        return answer;
      }),
    refuse: (fault) =>
      answered((request) => {
        callerOf(request, keys);
        return faultAnswer(fault(request));
      }),
  };
};
