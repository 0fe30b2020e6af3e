import { once } from 'node:events';
import type { Server } from 'node:http';
import { createProxy } from './create-proxy';
import { readPathTable } from './path-table';

const DRAIN_MS = 5_000;

const port = Number(process.env['PORT']);
const targets = JSON.parse(process.env['PROXY_TARGETS'] ?? '{}') as Record<string, string>;
const table = readPathTable(process.env['PATH_TABLE'] ?? '');

const servers = [createProxy({ table, targets }), createProxy({ table, targets })];
const [overIpv4, overIpv6] = servers as [Server, Server];

async function listen(): Promise<void> {
  overIpv4.listen(port, '127.0.0.1');
  await once(overIpv4, 'listening');
  // `localhost` may mean either; a machine without IPv6 does without.
  overIpv6.on('error', (error) => process.stdout.write(`not over IPv6: ${error.message}\n`));
  overIpv6.listen(port, '::1');
}

function stop(): void {
  for (const server of servers) {
    server.close();
    server.closeIdleConnections();
  }
  setTimeout(() => process.exit(0), DRAIN_MS).unref();
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);

listen().then(
  () => process.stdout.write(`listening on ${port}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
