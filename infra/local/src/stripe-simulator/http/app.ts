import express, { Router, text, type Express } from 'express';
import { unknownUrl } from '../domain/faults';
import type { SimulatorPort } from '../simulator-port';
import type { Ledger } from '../store/ledger';
import type { Api } from './api';
import type { Keys } from './api-key';
import { intentReads, intentWrites } from './intents';
import { otherReads } from './other-reads';
import { createRefundWrite, refundReads } from './refunds';
import { simulatorRoutes } from './simulator-routes';

interface AppDependencies {
  api: Api;
  ledger: Ledger;
  port: SimulatorPort;
  keys: Keys;
  pages: Router;
}

const bodyBytesMax = 100_000;

const apiRoutes = (api: Api, ledger: Ledger): Router => {
  const router = Router();
  const writes = intentWrites(ledger);
  const intents = intentReads(ledger);
  const refunds = refundReads(ledger);
  const others = otherReads(ledger);
  router.post('/payment_intents', api.write(writes.create));
  router.get('/payment_intents', api.read(intents.list));
  router.get('/payment_intents/:id', api.read(intents.retrieve));
  router.post('/payment_intents/:id/confirm', api.write(writes.confirm));
  router.post('/payment_intents/:id/cancel', api.write(writes.cancel));
  router.post('/refunds', api.write(createRefundWrite(ledger)));
  router.get('/refunds', api.read(refunds.list));
  router.get('/refunds/:id', api.read(refunds.retrieve));
  router.get('/charges', api.read(others.charges));
  router.get('/charges/:id', api.read(others.charge));
  router.get('/payment_methods/:id', api.read(others.method));
  router.get('/events', api.read(others.events));
  router.get('/events/:id', api.read(others.event));
  return router;
};

/** Every path that the simulator answers. Nothing here lets another origin's script read it. */
export const createApp = ({ api, ledger, port, keys, pages }: AppDependencies): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get(['/healthz/live', '/healthz/ready'], (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.use('/simulator', simulatorRoutes({ port, keys }));
  app.use(text({ type: () => true, limit: bodyBytesMax }));
  app.use('/v1', apiRoutes(api, ledger));
  app.use(pages);
  app.use(api.refuse((request) => unknownUrl(request.method, request.path)));
  return app;
};

/** Answers below the path of its public address as well, behind an ingress that takes no prefix off. */
export const belowPrefix = (app: Express, prefix: string): Express => {
  if (prefix === '/') return app;
  const both = express();
  both.disable('x-powered-by');
  both.use(prefix, app);
  both.use(app);
  return both;
};
