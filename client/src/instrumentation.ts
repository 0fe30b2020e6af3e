import type { Instrumentation } from 'next';
import { isTracingOn, readEnv } from './lib/env';

/** Runs once when the server starts: a fault in the environment shows now, not at the first page. */
export async function register(): Promise<void> {
  readEnv();
  // Written out, so that no bundle but the server's has it.
  if (process.env.NEXT_RUNTIME === 'nodejs' && isTracingOn()) {
    const { startTracing } = await import('./lib/server/tracing');
    const flush = startTracing();
    process.once('SIGTERM', () => void flush().catch(() => undefined));
  }
}

/** Next prints a fault of a page as text for people; this is the line that is found by its ids. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logRequestError } = await import('./lib/server/request-error-log');
  logRequestError(error, request, context);
};
