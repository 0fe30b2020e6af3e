import { readEnv } from '@/lib/env';

/** Asked each time: what the environment says is known only where the client runs. */
export const dynamic = 'force-dynamic';

/** Whether pages can be rendered. A service that is away is not asked for: its pages say so themselves. */
export function GET(): Response {
  try {
    readEnv();
    return Response.json({ status: 'ready' });
  } catch {
    return Response.json({ status: 'not ready' }, { status: 503 });
  }
}
