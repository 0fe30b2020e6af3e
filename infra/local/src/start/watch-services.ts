import { existsSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { SERVICES, type ServiceName } from '../suite/ports';
import type { Suite } from '../suite/start-suite';

/** A compiler writes many files: what comes within this time of the last one is one change. */
const QUIET_MS = 300;

/** Which services have to be started again after a change in the output of a package. */
export function affectedBy(folder: string): readonly ServiceName[] {
  return SERVICES.filter((service) => folder === 'common' || folder === service);
}

async function restart(
  suite: Suite,
  name: ServiceName,
  print: (line: string) => void,
): Promise<void> {
  try {
    await suite.process(name).stop();
    await suite.process(name).start();
    print(`  ${name} runs with the changes`);
  } catch (error) {
    print(
      `! ${error instanceof Error ? error.message : String(error)}; waiting for the next change`,
    );
  }
}

/**
 * Starts services again when what they are made of has been compiled again.
 *
 * @returns how to stop watching
 */
export function watchServices(
  suite: Suite,
  { rootDir, print }: { rootDir: string; print: (line: string) => void },
): () => void {
  const changed = new Set<ServiceName>();
  let timer: NodeJS.Timeout | undefined;
  let busy = Promise.resolve();

  function flush(): void {
    const names = [...changed];
    changed.clear();
    busy = busy.then(async () => {
      await Promise.all(names.map((name) => restart(suite, name, print)));
    });
  }

  const watchers = ['common', ...SERVICES].flatMap((folder): FSWatcher[] => {
    const output = path.join(rootDir, folder, 'dist');
    if (!existsSync(output)) return [];
    const onChange = (_event: string, file: string | null) => {
      if (!file?.endsWith('.js') || file.includes('.test.')) return;
      affectedBy(folder).forEach((name) => changed.add(name));
      clearTimeout(timer);
      timer = setTimeout(flush, QUIET_MS);
    };
    return [watch(output, { recursive: true }, onChange)];
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
