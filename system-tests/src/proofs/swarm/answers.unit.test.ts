import { entryOf, orders } from './answers';

const ABOUT = { personId: 'p', action: 'place-order' } as const;

function entered(status: number | undefined, body: unknown) {
  return entryOf(ABOUT, { startedAtMs: 1, endedAtMs: 2, status, body }, orders).entry;
}

describe('what the history keeps of an answer', () => {
  it('is of an error what the shop itself said', () => {
    const errors = [{ message: 'The price has changed' }, { message: 'and more' }];
    expect(entered(409, { errors })).toMatchObject({
      outcome: 'refused',
      problem: 'The price has changed',
    });
    expect(entered(503, { errors })).toMatchObject({ outcome: 'unknown', status: 503 });
  });

  it.each([
    ['a page of an ingress', '<html><h1>404 Not Found</h1></html>'],
    ['nothing', undefined],
    ['no errors', { errors: [] }],
    ['errors of another form', { errors: ['no'] }],
    ['null', null],
  ])('is nothing said where the body is %s', (_case, body) => {
    expect(entered(404, body)).not.toHaveProperty('problem');
  });
});
