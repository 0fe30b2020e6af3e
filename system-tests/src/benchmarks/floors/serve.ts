import type { Express } from 'express';

/** Lets a floor listen as the services do, and end as they do. */
export function serve(app: Express): void {
  const port = Number(process.env['PORT']);
  app.get('/healthz/ready', (_request, response) => void response.json({ status: 'ready' }));
  const server = app.listen(port, '127.0.0.1');
  process.once('SIGTERM', () => {
    server.closeAllConnections();
    process.exit(0);
  });
}

/** An Express app with nothing in it, and no work that the services do not do either. */
export function bare(app: Express): Express {
  app.set('etag', false);
  app.disable('x-powered-by');
  return app;
}
