import { Router, type Request, type Response } from 'express';
import type { Context } from '../domain/change';
import { authenticateIntent } from '../domain/authenticate-intent';
import type { PaymentIntent } from '../domain/objects';
import type { RecordChange } from '../store/record';
import type { Store } from '../store/store';
import { cardInUse } from './card-params';
import { parseForm, type Form } from './form';
import { safePath, withResult } from './return-url';
import {
  authenticationPage,
  bankThemeOf,
  notFoundPage,
  nothingToDoPage,
  pageStyle,
} from './three-d-secure-page';

interface PageDependencies {
  store: Store;
  record: RecordChange;
  context: () => Context;
}

interface Visit {
  intent: PaymentIntent;
  returnUrl: string;
}

const pagePolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const sendPage = (response: Response, status: number, html: string): void => {
  response.status(status).set({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': pagePolicy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(html);
};

const text = (form: Form, name: string): string | undefined => {
  const value = form[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Where the merchant said at the confirm that the buyer comes back to; it had the secret key. */
const merchantsReturnUrl = ({ next_action: next }: PaymentIntent): string =>
  next?.type === 'redirect_to_url' ? next.redirect_to_url.return_url : '/';

const visitOf = (request: Request, form: Form, { store }: PageDependencies): Visit | undefined => {
  const intent = store.ledger.intents.get(String(request.params['id']));
  if (!intent || text(form, 'client_secret') !== intent.client_secret) return undefined;
  const given = text(form, 'return_url');
  const merchants = merchantsReturnUrl(intent);
  if (given === undefined || given === merchants) return { intent, returnUrl: merchants };
  const path = safePath(given);
  return path === undefined ? undefined : { intent, returnUrl: path };
};

const authenticate = (
  { intent }: Visit,
  outcome: 'complete' | 'fail',
  { store, record, context }: PageDependencies,
): PaymentIntent => {
  if (intent.payment_method === null) return intent;
  const used = cardInUse(store.ledger, intent.payment_method);
  const { change } = authenticateIntent(intent, { outcome, used }, context());
  record({ change, cause: { id: context().newId('req'), idempotency_key: null } });
  return store.ledger.intents.get(intent.id) ?? intent;
};

const isPaid = ({ status }: PaymentIntent): boolean =>
  status === 'succeeded' || status === 'processing';

/** The bank's page, for people. The client secret in its address is what lets them in. */
export const threeDSecureRoutes = (dependencies: PageDependencies): Router => {
  const router = Router();
  router.get('/assets/3ds.css', (_request, response) => {
    response.set('content-type', 'text/css; charset=utf-8').end(pageStyle);
  });
  router.get('/3ds/:id', (request, response) => {
    const form = parseForm(request.originalUrl.split('?')[1] ?? '');
    const visit = visitOf(request, form, dependencies);
    const theme = bankThemeOf(request.headers.cookie);
    if (!visit) sendPage(response, 404, notFoundPage(theme));
    else if (visit.intent.status !== 'requires_action') {
      sendPage(response, 200, nothingToDoPage(theme, visit.returnUrl));
    } else sendPage(response, 200, authenticationPage(theme, visit.intent, visit.returnUrl));
  });
  router.post('/3ds/:id', async (request, response) => {
    const form = parseForm(typeof request.body === 'string' ? request.body : '');
    const visit = visitOf(request, form, dependencies);
    const outcome = (['complete', 'fail'] as const).find((each) => each === form['outcome']);
    if (!visit || !outcome) {
      sendPage(response, 404, notFoundPage(bankThemeOf(request.headers.cookie)));
      return;
    }
    const intent = authenticate(visit, outcome, dependencies);
    await dependencies.store.durable();
    const location = withResult(visit.returnUrl, {
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: isPaid(intent) ? 'succeeded' : 'failed',
    });
    response.set('cache-control', 'no-store').redirect(303, location);
  });
  return router;
};
