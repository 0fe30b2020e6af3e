import { once } from 'node:events';
import { createServer, Socket, type AddressInfo } from 'node:net';
import { openDirection } from './direction';
import type { Relay, Weather } from './relay';

const HOST = '127.0.0.1';

interface RelayOptions {
  name: string;
  /** Ports on loopback, which take new connections in turn; asked for at each connection if a function. */
  targets: readonly number[] | (() => readonly number[]);
  /** Any free one where none is given. */
  port?: number;
  /** From 0 to 1, for the jitter. */
  random?: () => number;
}

/** A connection through the relay. */
interface Passage {
  /** The weather is another one now. */
  feel(): void;
  reset(): void;
}

const holdsToServer = (weather: Weather) =>
  weather.kind === 'black-hole' || (weather.kind === 'one-way' && weather.held === 'to-server');
const holdsToClient = (weather: Weather) =>
  weather.kind === 'black-hole' || (weather.kind === 'one-way' && weather.held === 'to-client');

/** Joins a socket that was taken with one to the server, for which nobody asks while that way is held. */
function openPassage(
  near: Socket,
  {
    nextTarget,
    weather,
    random,
    onOver,
  }: {
    nextTarget: () => number | undefined;
    weather: () => Weather;
    random: () => number;
    onOver: () => void;
  },
): Passage {
  const far = new Socket({ allowHalfOpen: true });
  let isAskedFor = false;
  const latencyMs = () => {
    const now = weather();
    return now.kind === 'slow' ? now.latencyMs + random() * now.jitterMs : 0;
  };
  const toServer = openDirection({ from: near, to: far, latencyMs });
  const toClient = openDirection({ from: far, to: near, latencyMs });

  for (const socket of [near, far]) {
    socket.setNoDelay(true);
    // How it ended is passed on by its direction.
    socket.on('error', () => undefined);
    socket.on('close', () => near.destroyed && far.destroyed && onOver());
  }
  function askFor(): void {
    isAskedFor = true;
    const target = nextTarget();
    if (target === undefined) far.resetAndDestroy();
    else far.connect(target, HOST);
  }

  return {
    feel() {
      const now = weather();
      if (!isAskedFor && !holdsToServer(now)) askFor();
      toServer.hold(holdsToServer(now));
      toClient.hold(holdsToClient(now));
      if (now.kind !== 'slow') for (const way of [toServer, toClient]) way.hurry();
    },
    reset() {
      near.resetAndDestroy();
      far.resetAndDestroy();
    },
  };
}

/** Starts a relay in clear weather. */
export async function startRelay({
  name,
  targets,
  port = 0,
  random = Math.random,
}: RelayOptions): Promise<Relay> {
  const passages = new Set<Passage>();
  let weather: Weather = { kind: 'clear' };
  let taken = 0;

  function nextTarget(): number | undefined {
    const ports = typeof targets === 'function' ? targets() : targets;
    const target = ports[taken % ports.length];
    taken += 1;
    return target;
  }

  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (weather.kind === 'refuse') {
      near.on('error', () => undefined);
      near.resetAndDestroy();
      return;
    }
    const passage = openPassage(near, {
      nextTarget,
      weather: () => weather,
      random,
      onOver: () => passages.delete(passage),
    });
    passages.add(passage);
    passage.feel();
  });
  server.listen(port, HOST);
  await once(server, 'listening');

  const reset = () => {
    for (const passage of passages) passage.reset();
  };
  return {
    name,
    port: (server.address() as AddressInfo).port,
    setWeather(next) {
      weather = next;
      if (next.kind === 'refuse') reset();
      else for (const passage of passages) passage.feel();
    },
    weather: () => weather,
    reset,
    connections: () => passages.size,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      reset();
      await closed;
    },
  };
}
