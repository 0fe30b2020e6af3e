import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SuiteOptions } from '@ticketing/local/suite/options';
import { sessionKey } from '@ticketing/local/suite/secrets';
import { startSuite, type Suite } from '@ticketing/local/suite/start-suite';
import { member, visitor, type Member, type Person } from './person';

const rootDir = resolve(__dirname, '../../..');

/** The whole platform as real processes, empty, on free ports, with people to use it. */
export interface Platform extends Suite {
  visitor(): Person;
  member(email?: string): Member;
  close(): Promise<void>;
}

/** The developer's own environment, but never the developer's own Stripe account. */
export function safeEnvironment(): Record<string, string | undefined> {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('STRIPE_'));
  return Object.fromEntries(entries);
}

/** Starts it. Settings are environment variables for all services. */
export async function openPlatform(
  settings: Readonly<Record<string, string>> = {},
  options: Partial<SuiteOptions> = {},
): Promise<Platform> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ticketing-'));
  const suite = await startSuite({
    rootDir,
    dataDir,
    ports: 'free',
    withClient: false,
    env: safeEnvironment(),
    serviceEnv: { all: settings },
    ...options,
  });
  const jwtKey = sessionKey(dataDir);
  return {
    ...suite,
    visitor: () => visitor(suite.url),
    member: (email) => member(suite.url, jwtKey, email),
    async close() {
      await suite.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
