import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { answersTcp } from '@ticketing/local/processes/health';
import type { Victim } from './arena';

/** The server's configuration is no data: without it the server does not start. */
const CONFIGURATION = '.conf';

export async function loseBrokerData(broker: Victim, dataDir: string): Promise<void> {
  await broker.kill();
  for (const name of readdirSync(dataDir)) {
    if (name.endsWith(CONFIGURATION)) continue;
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
  await broker.start();
}

export async function flushRedis(port: number): Promise<void> {
  const done = await answersTcp(port, { send: 'FLUSHALL\r\n', expected: '+OK' });
  if (!done) throw new Error(`Redis on port ${port} did not confirm FLUSHALL`);
}
