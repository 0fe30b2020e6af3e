import path from 'node:path';
import { OURS, SERVICES, type ReadConfig } from './rule';

async function onlyReader(file: string, pattern: RegExp): Promise<ReadConfig> {
  const module = (await import(file)) as Record<string, ReadConfig>;
  const reader = Object.entries(module).find(([name]) => pattern.test(name))?.[1];
  if (!reader) throw new Error(`${file} does not say how it reads its environment`);
  return reader;
}

/** The function with which each of ours reads its environment, from its sources. */
export async function readConfigs(rootDir: string): Promise<Record<string, ReadConfig>> {
  const readers = OURS.map(async (name) => {
    const file = SERVICES.includes(name) ? `${name}/src/config` : 'client/src/lib/env';
    return [name, await onlyReader(path.join(rootDir, file), /^read\w*(Config|Env)$/)] as const;
  });
  return Object.fromEntries(await Promise.all(readers));
}
