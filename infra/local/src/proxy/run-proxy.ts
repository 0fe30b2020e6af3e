import { once } from 'node:events';
import type { Server } from 'node:http';
import { createProxy } from './create-proxy';
import { readPathTable, type PathRow } from './path-table';

const DRAIN_MS = 5_000;

interface Settings {
  port: number;
  host: string | undefined;
  table: readonly PathRow[];
  targets: Readonly<Record<string, string>>;
}

function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    port: Number(env['PORT']),
    host: env['HOST'] || undefined,
    table: readPathTable(env['PATH_TABLE'] ?? ''),
    targets: JSON.parse(env['PROXY_TARGETS'] ?? '{}') as Record<string, string>,
  };
}

async function listen({ port, host, ...routes }: Settings): Promise<Server[]> {
  const first = createProxy(routes);
  first.listen(port, host ?? '127.0.0.1');
  await once(first, 'listening');
  if (host !== undefined) return [first];
  // `localhost` may mean either; a machine without IPv6 does without.
  const overIpv6 = createProxy(routes);
  overIpv6.on('error', (error) => process.stdout.write(`not over IPv6: ${error.message}\n`));
  overIpv6.listen(port, '::1');
  return [first, overIpv6];
}

function stop(servers: readonly Server[]): void {
  for (const server of servers) {
    server.close();
    server.closeIdleConnections();
  }
  setTimeout(() => process.exit(0), DRAIN_MS).unref();
}

/** The proxy as a process of its own: on this machine only, unless HOST says otherwise. */
export async function runProxy(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const settings = readSettings(env);
    const servers = await listen(settings);
    process.once('SIGTERM', () => stop(servers));
    process.once('SIGINT', () => stop(servers));
    process.stdout.write(`listening on ${settings.port}\n`);
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  }
}
