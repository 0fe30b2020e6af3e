import type { Context, Decision } from '../domain/change';
import type { Caller } from './api-key';
import type { Form } from './form';

/** What an endpoint gets. `form` is the body of a write and the query of a read. */
export interface ApiRequest {
  caller: Caller;
  form: Form;
  /** The id in the path, '' where there is none. */
  id: string;
  path: string;
}

export type Read = (request: ApiRequest) => object;
export type Write = (request: ApiRequest, context: Context) => Decision<object>;

/** Changes what is answered, not what is decided. */
export const answering = <Answer extends object>(
  decision: Decision<Answer>,
  view: (answer: Answer) => object,
): Decision<object> =>
  decision.fault === undefined
    ? { change: decision.change, answer: view(decision.answer) }
    : decision;
