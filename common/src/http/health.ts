import { Router } from 'express';

export interface Health {
  /** Required to serve: the database answers or is busy with us, and the outbox is below its bound. */
  isReady(): Promise<boolean>;
  /** What else there is to know; reported, not required. */
  report(): Record<string, unknown>;
}

/** `/healthz/live` knows the process only; `/healthz/ready` says whether to send requests here. */
export function healthRoutes(health: Health): Router {
  const router = Router();
  router.get('/healthz/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/healthz/ready', async (_request, response) => {
    const ready = await health.isReady();
    const status = ready ? 'ready' : 'not ready';
    response.status(ready ? 200 : 503).json({ status, ...health.report() });
  });
  return router;
}
