import { once } from 'node:events';
import { createServer } from 'node:http';

/** Answers in place of a service, and makes no sense. */
export interface Impostor {
  leave(): Promise<void>;
}

/** Takes the place of a service that has been stopped: everything is well, it says, and nothing else. */
export async function standInFor(serviceUrl: string): Promise<Impostor> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end('{"everything":"well"}');
  });
  server.listen(Number(new URL(serviceUrl).port), '127.0.0.1');
  await once(server, 'listening');
  return {
    async leave() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
