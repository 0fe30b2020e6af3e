import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { parse } from 'yaml';
import { DOCUMENTED_SECRETS } from './documented-secrets';

interface Secret {
  metadata: { name: string };
  data: Record<string, string>;
}

/** Keys are made of chance and of much computing. */
const KEYS_MADE_MS = 60_000;
const script = path.resolve(__dirname, '../../../infra/k8s/secrets.sh');
const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const canRun = has('kubectl', 'version', '--client') && has('openssl', 'version');

/** What is there only while a key is being rotated. */
const isLater = (key: string) => key.endsWith('-previous');

function secretsOf(output: string): Secret[] {
  return output
    .split(/^---$/m)
    .map((text) => parse(text) as Secret | null)
    .filter((secret) => secret !== null);
}

const title = canRun ? 'secrets.sh' : 'secrets.sh (skipped: it needs kubectl and openssl)';

(canRun ? describe : describe.skip)(title, () => {
  it(
    'makes every secret that is documented, with its keys, and no other',
    () => {
      const secrets = secretsOf(execFileSync(script, ['--dry-run'], { encoding: 'utf8' }));

      expect(
        Object.fromEntries(
          secrets.map(({ metadata, data }) => [metadata.name, Object.keys(data).sort()]),
        ),
      ).toEqual(
        Object.fromEntries(
          Object.entries(DOCUMENTED_SECRETS).map(([name, keys]) => [
            name,
            Object.keys(keys)
              .filter((key) => !isLater(key))
              .sort(),
          ]),
        ),
      );
    },
    KEYS_MADE_MS,
  );
});
