import { InvalidInput, Refused, TooManyRequests, Unavailable } from '@ticketing/common/errors';
import { createTestMetrics } from '@ticketing/common/testing/metrics';
import type { User } from './domain/user';
import { countSignIns, countSignUps } from './metrics';

const user: User = {
  id: 'a'.repeat(24),
  email: 'ada@example.com',
  passwordHash: 'hash',
  createdAt: new Date(0),
};
const credentials = { email: user.email, password: 'correct horse' };
const fails = (error: Error) => () => Promise.reject(error);

describe('the metrics of accounts', () => {
  it.each([
    ['succeeded', undefined],
    ['refused', new InvalidInput([{ message: 'Email in use', field: 'email' }])],
  ])('count a sign-up as %s', async (outcome, error) => {
    const metrics = createTestMetrics();
    const signUp = countSignUps(error ? fails(error) : () => Promise.resolve(user), metrics);
    await signUp(credentials).catch((failure: unknown) => expect(failure).toBe(error));
    expect(await metrics.value('ticketing_signups_total', { outcome })).toBe(1);
  });

  it.each([
    ['succeeded', undefined],
    ['refused', new Refused('Invalid credentials')],
    ['throttled', new TooManyRequests('Too many', { retryAfterSeconds: 1 })],
  ])('count a sign-in as %s', async (outcome, error) => {
    const metrics = createTestMetrics();
    const signIn = countSignIns(error ? fails(error) : () => Promise.resolve(user), metrics);
    const attempt = signIn({ ...credentials, address: '127.0.0.1' });
    await attempt.catch((failure: unknown) => expect(failure).toBe(error));
    expect(await metrics.value('ticketing_signins_total', { outcome })).toBe(1);
  });

  it('count a fault of ours as nothing', async () => {
    const metrics = createTestMetrics();
    const away = new Unavailable();
    const attempt = { ...credentials, address: '127.0.0.1' };
    await expect(countSignIns(fails(away), metrics)(attempt)).rejects.toBe(away);
    await expect(countSignUps(fails(away), metrics)(credentials)).rejects.toBe(away);
    for (const outcome of ['succeeded', 'refused'])
      expect(await metrics.value('ticketing_signins_total', { outcome })).toBe(0);
  });
});
