import { createServer, type Server, type Socket } from 'node:net';
import { messages, readMessage, writeReply } from './wire';
import type { Doc } from './values';

const CONNECTIONS_MAX = 1_000;

interface ServerOptions {
  port: number;
  host: string;
  answer: (command: Doc) => Promise<Doc>;
  onFault: (error: unknown) => void;
}

async function serve(socket: Socket, answer: ServerOptions['answer']): Promise<void> {
  for await (const bytes of messages(socket)) {
    const request = readMessage(bytes);
    const reply = await answer(request.command);
    if (request.isAnswered) socket.write(writeReply(request, reply));
  }
}

/** Listens, and answers the messages of each connection one after the other. */
export async function listen({
  port,
  host,
  answer,
  onFault,
}: ServerOptions): Promise<{ server: Server; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, answer).catch((error: unknown) => {
      if (!socket.destroyed) onFault(error);
      socket.destroy();
    });
  });
  server.maxConnections = CONNECTIONS_MAX;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
