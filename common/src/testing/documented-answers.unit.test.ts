import { z } from 'zod';
import type { Route } from '../http/route';
import { documentedAnswers, type Answer } from './documented-answers';

const getThing: Route<object> = {
  method: 'get',
  path: '/api/things/:id',
  access: 'public',
  summary: 'One thing',
  answers: {
    200: { description: 'The thing', body: z.object({ id: z.string() }) },
    204: { description: 'Nothing' },
    404: { description: 'Unknown' },
  },
  handle: () => () => undefined,
};

const name = 'get /api/things/:id';
const headers = { 'content-type': 'application/json; charset=utf-8' };

function answer(status: number, body: unknown): Answer {
  return { status, headers, body, text: body === undefined ? '' : JSON.stringify(body) };
}

describe('documented answers', () => {
  it('names what is documented and was never reached', () => {
    const answers = documentedAnswers([getThing]);
    answers.check(name, answer(200, { id: 'a' }));
    expect(answers.unreached()).toEqual([`${name} 204`, `${name} 404`]);
    answers.check(name, answer(204, undefined));
    answers.check(name, answer(404, { errors: [{ message: 'Not Found' }] }));
    expect(answers.unreached()).toEqual([]);
  });

  it('returns the answer, so that a test can look at it further', () => {
    const given = answer(200, { id: 'a' });
    expect(documentedAnswers([getThing]).check(name, given)).toBe(given);
  });

  it('understands 503 of every route', () => {
    const answers = documentedAnswers([getThing]);
    expect(() => answers.check(name, answer(503, { errors: [{ message: 'busy' }] }))).not.toThrow();
  });

  it.each([
    ['a route that is not there', 'get /api/others', answer(200, { id: 'a' }), 'there is no route'],
    ['a status that is not documented', name, answer(418, {}), 'is not documented'],
    ['a missing field', name, answer(200, {}), 'not as documented'],
    ['a field too many', name, answer(200, { id: 'a', outbox: [] }), 'more than is documented'],
    ['an error of another shape', name, answer(404, { error: 'no' }), 'not as documented'],
    ['a body where there should be none', name, answer(204, { id: 'a' }), 'none is documented'],
    [
      'another content type',
      name,
      { ...answer(200, { id: 'a' }), headers: { 'content-type': 'text/html' } },
      'the content type is text/html',
    ],
  ])('refuses %s', (_what, route, given, message) => {
    expect(() => documentedAnswers([getThing]).check(route, given)).toThrow(message);
  });
});
