import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const HOST = '127.0.0.1';
const CONNECT_TIMEOUT_MS = 500;
const NEXT_PORTS_MAX = 100;
/** Below the range from which systems take ports for outgoing connections. */
const FREE_PORT_MIN = 20_000;
const FREE_PORT_MAX = 31_999;

export class NoFreePort extends Error {
  override readonly name = 'NoFreePort';
}

/** Whether something accepts connections there. */
export async function isAnswering(port: number, host = HOST): Promise<boolean> {
  const socket = connect({ port, host });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function canListen(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, HOST);
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** Free: nothing answers there (also not on all addresses), and we may listen. */
export async function isPortFree(port: number): Promise<boolean> {
  return !(await isAnswering(port)) && (await canListen(port));
}

export interface PortChooser {
  /** The wanted port or the next free one; any free one for `'free'`. Never the same one twice. */
  choose(wanted: number | 'free'): Promise<number>;
}

export function createPortChooser(
  isFree: (port: number) => Promise<boolean> = isPortFree,
): PortChooser {
  const chosen = new Set<number>();

  async function firstFree(candidates: Iterable<number>): Promise<number | undefined> {
    for (const port of candidates) {
      if (port > 65_535 || chosen.has(port)) continue;
      chosen.add(port);
      if (await isFree(port)) return port;
    }
    return undefined;
  }

  return {
    async choose(wanted) {
      const candidates = wanted === 'free' ? randomPorts() : portsFrom(wanted);
      const port = await firstFree(candidates);
      if (port !== undefined) return port;
      throw new NoFreePort(
        `No free port was found from ${wanted} on, ${NEXT_PORTS_MAX} were tried`,
      );
    },
  };
}

function portsFrom(first: number): number[] {
  return Array.from({ length: NEXT_PORTS_MAX }, (_, index) => first + index);
}

function randomPorts(): number[] {
  const span = FREE_PORT_MAX - FREE_PORT_MIN + 1;
  return Array.from(
    { length: NEXT_PORTS_MAX },
    () => FREE_PORT_MIN + Math.floor(Math.random() * span),
  );
}
