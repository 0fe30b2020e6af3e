import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { eventually } from '@ticketing/common/testing/eventually';
import type { Relay } from './relay';
import { startRelay } from './start-relay';

/** A server that keeps what it hears, and the sockets on which it heard it. */
interface Listener {
  port: number;
  sockets: Socket[];
  heard: () => string;
  close: () => void;
}

async function listen(onSocket: (socket: Socket) => void = () => undefined): Promise<Listener> {
  const sockets: Socket[] = [];
  const chunks: Buffer[] = [];
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    onSocket(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    heard: () => Buffer.concat(chunks).toString(),
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

interface Caller {
  socket: Socket;
  heard: () => string;
  ended: () => boolean;
  closed: Promise<string>;
}

const echo = (socket: Socket) => socket.pipe(socket);

describe('a relay', () => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
  });

  async function server(onSocket?: (socket: Socket) => void): Promise<Listener> {
    const listener = await listen(onSocket);
    open.push(listener);
    return listener;
  }

  async function relayTo(...ports: readonly number[]): Promise<Relay> {
    const relay = await startRelay({ name: 'a>b', targets: ports });
    open.push(relay);
    return relay;
  }

  async function call(relay: Relay): Promise<Caller> {
    const socket = connect({ port: relay.port, host: '127.0.0.1', allowHalfOpen: true });
    const chunks: Buffer[] = [];
    let ended = false;
    let how = 'closed';
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => (ended = true));
    socket.on('error', (error) => (how = (error as NodeJS.ErrnoException).code ?? error.message));
    const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(how)));
    open.push({ close: () => socket.destroy() });
    await once(socket, 'connect').catch(() => undefined);
    const heard = () => Buffer.concat(chunks).toString();
    return { socket, heard, ended: () => ended, closed };
  }

  /** Long enough that loopback would have carried it: what has not come by then is held. */
  async function untilAnotherRoundTrip(): Promise<void> {
    const other = await server(echo);
    const relay = await relayTo(other.port);
    for (let trip = 1; trip <= 5; trip += 1) {
      const probe = await call(relay);
      probe.socket.write('x');
      await eventually(() => probe.heard() === 'x');
    }
  }

  it('passes bytes on in both directions', async () => {
    const relay = await relayTo((await server(echo)).port);
    const { socket, heard } = await call(relay);
    socket.write('hello');
    await eventually(() => heard() === 'hello');
    expect(relay.connections()).toBe(1);
  });

  it('passes on that one side has said all, and lets the other go on', async () => {
    const { port } = await server((socket) => socket.on('end', () => socket.end('goodbye')));
    const relay = await relayTo(port);
    const { socket, heard, closed } = await call(relay);
    socket.end('hello');
    expect(await closed).toBe('closed');
    expect(heard()).toBe('goodbye');
    await eventually(() => relay.connections() === 0);
  });

  it('leads new connections to its targets in turn', async () => {
    const [first, second] = [await server(), await server()];
    const relay = await relayTo(first.port, second.port);
    for (let calls = 1; calls <= 4; calls += 1) await call(relay);
    await eventually(() => first.sockets.length === 2 && second.sockets.length === 2);
  });

  it('resets who asks for a target that is not there', async () => {
    const gone = await server();
    const relay = await relayTo(gone.port);
    gone.close();
    expect(await (await call(relay)).closed).toBe('ECONNRESET');
  });

  it('passes a reset on, to either side', async () => {
    const { port, sockets } = await server(echo);
    const relay = await relayTo(port);
    const [one, two] = [await call(relay), await call(relay)];
    await eventually(() => sockets.length === 2);
    one.socket.resetAndDestroy();
    await eventually(() => sockets.some(({ destroyed }) => destroyed));
    sockets.find(({ destroyed }) => !destroyed)?.resetAndDestroy();
    expect(await two.closed).toBe('ECONNRESET');
    await eventually(() => relay.connections() === 0);
  });

  it('resets all open connections when told to, and takes new ones', async () => {
    const relay = await relayTo((await server(echo)).port);
    const callers = [await call(relay), await call(relay)];
    relay.reset();
    expect(await Promise.all(callers.map(({ closed }) => closed))).toEqual([
      'ECONNRESET',
      'ECONNRESET',
    ]);
    const { socket, heard } = await call(relay);
    socket.write('again');
    await eventually(() => heard() === 'again');
  });

  it('keeps no more than a bound of what the receiver does not read', async () => {
    const { port, sockets } = await server((socket) => socket.pause());
    const { socket } = await call(await relayTo(port));
    const chunk = Buffer.alloc(1_000_000);
    let written = 0;
    while (written < 200 && (socket.write(chunk) || (await drainsAgain(socket)))) written += 1;
    expect(written).toBeLessThan(50);
    expect(sockets).toHaveLength(1);
  });

  describe('in weather', () => {
    it('of a black hole takes connections, and carries nothing until it is over', async () => {
      const { port, heard, sockets } = await server(echo);
      const relay = await relayTo(port);
      const early = await call(relay);
      early.socket.write('1');
      await eventually(() => early.heard() === '1');

      relay.setWeather({ kind: 'black-hole' });
      const late = await call(relay);
      early.socket.write('2');
      late.socket.write('3');
      sockets[0]?.write('4');
      await untilAnotherRoundTrip();
      expect([early.heard(), late.heard(), heard()]).toEqual(['1', '', '1']);
      expect(sockets).toHaveLength(1);

      relay.setWeather({ kind: 'clear' });
      await eventually(() => early.heard() === '142' && late.heard() === '3');
    });

    it('of a black hole hides that somebody has gone, until it is over', async () => {
      const { port, sockets } = await server();
      const relay = await relayTo(port);
      const [polite, rude, served] = [await call(relay), await call(relay), await call(relay)];
      await eventually(() => sockets.length === 3);
      const ends: string[] = [];
      for (const socket of sockets) {
        socket.on('end', () => ends.push('end'));
        socket.on('close', (hadError) => hadError && ends.push('reset'));
      }
      relay.setWeather({ kind: 'black-hole' });
      polite.socket.end('last words');
      rude.socket.resetAndDestroy();
      sockets[2]?.resetAndDestroy();
      await untilAnotherRoundTrip();
      expect(ends).toEqual([]);
      expect(served.socket.destroyed).toBe(false);

      relay.setWeather({ kind: 'clear' });
      await eventually(() => expect(ends.sort()).toEqual(['end', 'reset']));
      expect(await served.closed).toBe('ECONNRESET');
    });

    it('that is held one way carries the other way', async () => {
      const { port, heard, sockets } = await server();
      const relay = await relayTo(port);
      const caller = await call(relay);
      await eventually(() => sockets.length === 1);

      relay.setWeather({ kind: 'one-way', held: 'to-client' });
      caller.socket.write('a question');
      sockets[0]?.write('an answer');
      await eventually(() => heard() === 'a question');
      await untilAnotherRoundTrip();
      expect(caller.heard()).toBe('');

      relay.setWeather({ kind: 'one-way', held: 'to-server' });
      await eventually(() => caller.heard() === 'an answer');
      caller.socket.write(', another');
      await untilAnotherRoundTrip();
      expect(heard()).toBe('a question');

      relay.setWeather({ kind: 'clear' });
      await eventually(() => heard() === 'a question, another');
    });

    it('that refuses resets open connections and new ones', async () => {
      const { port, sockets } = await server(echo);
      const relay = await relayTo(port);
      const early = await call(relay);
      await eventually(() => sockets.length === 1);
      relay.setWeather({ kind: 'refuse' });
      expect(await early.closed).toBe('ECONNRESET');
      expect(await (await call(relay)).closed).toBe('ECONNRESET');
      await eventually(() => sockets[0]?.destroyed === true);
      expect(sockets).toHaveLength(1);

      relay.setWeather({ kind: 'clear' });
      const { socket, heard } = await call(relay);
      socket.write('again');
      await eventually(() => heard() === 'again');
    });

    it('that is slow takes its time each way', async () => {
      const relay = await relayTo((await server(echo)).port);
      relay.setWeather({ kind: 'slow', latencyMs: 100, jitterMs: 0 });
      const { socket, heard } = await call(relay);
      const startedAt = performance.now();
      socket.write('ping');
      await eventually(() => heard() === 'ping');
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(199);
    });

    it('with jitter keeps the order of a large body, and of its end', async () => {
      const relay = await relayTo((await server(echo)).port);
      relay.setWeather({ kind: 'slow', latencyMs: 1, jitterMs: 20 });
      const { socket, heard, closed } = await call(relay);
      const body = Array.from({ length: 600_000 }, (_, index) => `${index},`).join('');
      socket.end(body);
      expect(await closed).toBe('closed');
      expect(heard() === body).toBe(true);
    });

    it('that clears up brings at once what was slow', async () => {
      const relay = await relayTo((await server(echo)).port);
      relay.setWeather({ kind: 'slow', latencyMs: 600_000, jitterMs: 0 });
      const { socket, heard } = await call(relay);
      socket.write('1');
      await untilAnotherRoundTrip();
      relay.setWeather({ kind: 'clear' });
      socket.write('2');
      await eventually(() => heard() === '12');
    });

    it('of any kind can be left: nothing stays open', async () => {
      const { port } = await server(echo);
      const relay = await relayTo(port);
      relay.setWeather({ kind: 'black-hole' });
      const { closed } = await call(relay);
      await relay.close();
      expect(await closed).toBe('ECONNRESET');
      expect(relay.connections()).toBe(0);
      await relay.close();
    });
  });
});

async function drainsAgain(socket: Socket): Promise<boolean> {
  return once(socket, 'drain', { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    () => false,
  );
}
