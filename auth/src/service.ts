import { mountRoutes } from '@ticketing/common/http/mount-routes';
import type { ServiceDefinition } from '@ticketing/common/service/service';
import { createWorker } from '@ticketing/common/service/worker';
import { createSignIn } from './commands/sign-in';
import { createSignUp } from './commands/sign-up';
import { readAuthConfig, type AuthConfig } from './config';
import { routes } from './http/routes';
import { countSignIns, countSignUps } from './metrics';
import { createPasswords } from './passwords/passwords';
import { createSigninFailures, defineSigninFailureModel } from './store/signin-failures';
import { createUsers, defineUserModel } from './store/users';

const FORGET_INTERVAL_MS = 60_000;

/** Accounts and sessions. Tells nobody else anything: a session's token says who somebody is. */
export const authService: ServiceDefinition<AuthConfig> = {
  name: 'auth',
  readConfig: readAuthConfig,
  create({ config, connection, session, guards, clock, newId, logger, metrics }) {
    const userModel = defineUserModel(connection);
    const failureModel = defineSigninFailureModel(connection);
    const users = createUsers(userModel);
    const failures = createSigninFailures(failureModel);
    const passwords = createPasswords();
    const limits = {
      perAccountMax: config.SIGNIN_FAILURES_PER_ACCOUNT_MAX,
      perAddressMax: config.SIGNIN_FAILURES_PER_ADDRESS_MAX,
    };

    const signUp = countSignUps(createSignUp({ users, passwords, clock, newId }), metrics);
    const signIn = countSignIns(
      createSignIn({ users, passwords, failures, limits, clock }),
      metrics,
    );

    return {
      models: [userModel, failureModel],
      outboxes: [],
      routes: mountRoutes(routes, { signUp, signIn, session }, guards),
      subscriptions: {},
      workers: [
        createWorker({
          name: 'forget-signin-failures',
          intervalMs: FORGET_INTERVAL_MS,
          work: () => failures.forgetExpired(clock()),
          logger,
        }),
      ],
      republish: [],
    };
  },
};
