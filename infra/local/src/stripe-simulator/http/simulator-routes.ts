import { json, Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import type { SimulatorPort } from '../simulator-port';
import { callerOf, type Keys } from './api-key';

const forwardedHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host'];
const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Lets in only who asks this port itself and has the secret key. What came through the proxy came
 * from a browser; a strange host name is a web page that has pointed its own name at this machine.
 */
const guard =
  (keys: Keys): RequestHandler =>
  (request, response, next) => {
    const forwarded = forwardedHeaders.some((name) => request.headers[name] !== undefined);
    const host = request.headers.host ?? '';
    if (forwarded || request.headers.origin !== undefined || !loopback.test(host)) {
      response.status(404).json({ error: { message: 'Not Found' } });
      return;
    }
    try {
      if (callerOf(request, keys) === 'secret') {
        next();
        return;
      }
    } catch {
      // Answered below like a key that opens nothing here.
    }
    response.status(401).json({ error: { message: 'The secret key is needed' } });
  };

const asBadRequest: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const message = error instanceof Error ? error.message : 'Bad request';
  response.status(400).json({ error: { message } });
};

/** For tests and for people at this machine: what happened, and what shall go wrong next. */
export const simulatorRoutes = ({ port, keys }: { port: SimulatorPort; keys: Keys }): Router => {
  const router = Router();
  router.use(guard(keys));
  router.get('/ledger', (_request, response) => {
    response.json(port.ledger());
  });
  router.get('/control', (_request, response) => {
    response.json(port.control());
  });
  router.post('/control', json({ limit: '20kb' }), (request, response) => {
    response.json(port.control(request.body));
  });
  router.post('/settle', async (_request, response) => {
    await port.settleNow();
    response.json(port.ledger());
  });
  router.use(asBadRequest);
  return router;
};
