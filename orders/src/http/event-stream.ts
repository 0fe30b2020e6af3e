import type { Clock } from '@ticketing/common/service/clock';
import type { Response } from 'express';

/** A client that does not read is let go; it will come back and see the newest state. */
const UNREAD_BYTES_MAX = 65_536;

/** An answer that goes on: server-sent events. */
export interface EventStream {
  send(event: { name: string; id: number; data: unknown }): void;
  /** Says nothing, so that no proxy takes the connection for dead. */
  comment(): void;
  sentAt(): Date;
  end(): void;
}

/**
 * Turns an answer into a stream of events.
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function beginEventStream(response: Response, clock: Clock): EventStream {
  let sentAt = clock();

  function write(text: string): void {
    sentAt = clock();
    response.write(text);
    if (response.writableLength > UNREAD_BYTES_MAX) response.destroy();
  }

  response.set({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // NGINX would hold small chunks back.
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  return {
    send({ name, id, data }) {
      write(`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    comment: () => write(': still here\n\n'),
    sentAt: () => sentAt,
    end: () => void response.end(),
  };
}
