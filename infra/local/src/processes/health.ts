import { connect } from 'node:net';

const TIMEOUT_MS = 2_000;

/** Whether an address answers a request with one of the wanted statuses. */
export async function answersHttp(url: string, isFine = (status: number) => status === 200) {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return isFine(response.status);
  } catch {
    return false;
  }
}

/** Whether a server says the expected thing, after being told something if it waits for that. */
export function answersTcp(
  port: number,
  { send, expected }: { send?: Buffer | string; expected: string },
): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let heard = '';
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(TIMEOUT_MS, () => settle(false));
    socket.on('error', () => settle(false));
    socket.on('close', () => settle(false));
    socket.on('connect', () => send !== undefined && socket.write(send));
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (heard.includes(expected)) settle(true);
    });
  });
}
