import { documentedAnswers } from '@ticketing/common/testing/documented-answers';
import { startTestService, type TestService } from '@ticketing/common/testing/test-service';
import request from 'supertest';
import { authService } from '../service';
import { routes } from './routes';

const credentials = { email: 'ada@example.com', password: 'correct horse battery' };
const wrong = { ...credentials, password: 'wrong password' };
const tooLarge = { ...credentials, password: 'x'.repeat(1_000_000) };

describe('every answer that auth documents', () => {
  const answers = documentedAnswers(routes);
  let auth: TestService;

  beforeAll(async () => {
    auth = await startTestService(authService, { env: { SIGNIN_FAILURES_PER_ACCOUNT_MAX: '1' } });
  });
  afterAll(() => auth.close());

  const post = (path: string) => request(auth.app).post(`/api/users/${path}`);
  const check = async (path: string, asking: request.Test, status: number) => {
    const answer = answers.check(`post /api/users/${path}`, await asking);
    expect(answer.status).toBe(status);
  };

  it('is given, with the body that is documented', async () => {
    await check('signup', post('signup').send(credentials), 201);
    await check('signup', post('signup').send(credentials), 400);
    await check('signin', post('signin').send(credentials), 200);
    await check('signin', post('signin').send(wrong), 400);
    await check('signin', post('signin').send(wrong), 429);
    await check('signout', post('signout'), 200);
    for (const path of ['signup', 'signin', 'signout']) {
      await check(path, post(path).type('json').send('{"broken'), 400);
      await check(path, post(path).set('origin', 'https://evil.example'), 403);
      await check(path, post(path).send(tooLarge), 413);
      await check(path, post(path).type('text').send('hello'), 415);
    }
    answers.check(
      'get /api/users/currentuser',
      await request(auth.app).get('/api/users/currentuser').expect(200),
    );
    expect(answers.unreached()).toEqual([]);
  });
});
