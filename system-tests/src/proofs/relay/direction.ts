import type { Socket } from 'node:net';

const IN_FLIGHT_BYTES_MAX = 1_048_576;

/** One way through a relay: what comes from one socket goes to the other, in order. */
export interface Direction {
  /** Held: nothing goes through, not even that the sender has gone. */
  hold(held: boolean): void;
  /** What is under way arrives without its latency. */
  hurry(): void;
}

/** What the network carries: bytes, and how the sender ended. */
type Parcel = { dueAtMs: number } & (
  { kind: 'bytes'; bytes: Buffer } | { kind: 'end' } | { kind: 'reset' }
);

function deliver(parcel: Parcel, to: Socket): void {
  switch (parcel.kind) {
    case 'bytes':
      to.write(parcel.bytes);
      return;
    case 'end':
      to.end();
      return;
    case 'reset':
      to.resetAndDestroy();
  }
}

/**
 * Carries what `from` sends to `to`. A sender that is not read from is slowed down by TCP itself, so
 * that no more than a bound is ever under way.
 *
 * @param latencyMs how long the next parcel takes; none overtakes another
 */
export function openDirection({
  from,
  to,
  latencyMs,
}: {
  from: Socket;
  to: Socket;
  latencyMs: () => number;
}): Direction {
  const underWay: Parcel[] = [];
  let inFlightBytes = 0;
  let lastDueAtMs = 0;
  let held = false;
  let timer: NodeJS.Timeout | undefined;

  function readOrWait(): void {
    if (held || inFlightBytes >= IN_FLIGHT_BYTES_MAX) from.pause();
    else from.resume();
  }

  function flow(): void {
    clearTimeout(timer);
    if (to.destroyed) {
      underWay.length = 0;
      inFlightBytes = 0;
    }
    while (!held && !to.writableNeedDrain) {
      const [next] = underWay;
      if (!next) break;
      const waitMs = next.dueAtMs - performance.now();
      if (waitMs > 0) {
        timer = setTimeout(flow, Math.ceil(waitMs));
        break;
      }
      underWay.shift();
      if (next.kind === 'bytes') inFlightBytes -= next.bytes.length;
      deliver(next, to);
    }
    readOrWait();
  }

  function send(content: { kind: 'bytes'; bytes: Buffer } | { kind: 'end' } | { kind: 'reset' }) {
    lastDueAtMs = Math.max(lastDueAtMs, performance.now() + latencyMs());
    underWay.push({ ...content, dueAtMs: lastDueAtMs });
    flow();
  }

  from.on('data', (bytes: Buffer) => {
    inFlightBytes += bytes.length;
    send({ kind: 'bytes', bytes });
  });
  from.on('end', () => send({ kind: 'end' }));
  from.on('close', (hadError) => {
    if (hadError || !from.readableEnded) send({ kind: 'reset' });
  });
  to.on('drain', flow);
  to.on('close', flow);
  return {
    hold(wanted) {
      held = wanted;
      flow();
    },
    hurry() {
      lastDueAtMs = 0;
      for (const parcel of underWay) parcel.dueAtMs = 0;
      flow();
    },
  };
}
