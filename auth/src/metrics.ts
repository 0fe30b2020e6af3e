import { InvalidInput, Refused, TooManyRequests } from '@ticketing/common/errors';
import type { Metrics } from '@ticketing/common/service/metrics';
import type { SignIn } from './commands/sign-in';
import type { SignUp } from './commands/sign-up';

/** Sign-ups, counted by what came of them. A fault of ours is neither. */
export function countSignUps(signUp: SignUp, metrics: Metrics): SignUp {
  const count = metrics.counter({
    name: 'ticketing_signups_total',
    help: 'Accounts opened, or refused because the e-mail has one',
    labels: { outcome: ['succeeded', 'refused'] },
  });
  return async (credentials) => {
    try {
      const user = await signUp(credentials);
      count({ outcome: 'succeeded' });
      return user;
    } catch (error) {
      if (error instanceof InvalidInput) count({ outcome: 'refused' });
      throw error;
    }
  };
}

/** Sign-ins, counted by what came of them. A fault of ours is none of it. */
export function countSignIns(signIn: SignIn, metrics: Metrics): SignIn {
  const count = metrics.counter({
    name: 'ticketing_signins_total',
    help: 'Sign-ins by what came of them',
    labels: { outcome: ['succeeded', 'refused', 'throttled'] },
  });
  return async (attempt) => {
    try {
      const user = await signIn(attempt);
      count({ outcome: 'succeeded' });
      return user;
    } catch (error) {
      if (error instanceof TooManyRequests) count({ outcome: 'throttled' });
      if (error instanceof Refused) count({ outcome: 'refused' });
      throw error;
    }
  };
}
