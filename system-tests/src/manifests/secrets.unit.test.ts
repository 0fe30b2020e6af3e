import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { DOCUMENTED_SECRETS } from './documented-secrets';
import type { KubeObject } from './kube-object';

interface Secret {
  metadata: { name: string };
  data: Record<string, string>;
}

/** Keys are made of chance and of much computing. */
const KEYS_MADE_MS = 60_000;
const script = path.resolve(__dirname, '../../../infra/k8s/secrets.sh');
const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const canRun = has('kubectl', 'version', '--client') && has('openssl', 'version');

/** A cluster that has every secret, and the namespace if it is told so. Notes what it is asked to change. */
const KUBECTL = `#!/bin/bash
set -euo pipefail
if [ "$3" = get ]; then
  [ "$4" = namespace ] && [ -z "$HAS_NAMESPACE" ] || echo "$4/$5"
  exit
fi
echo "$*" >> "$KUBECTL_LOG"
[ "$1" = create ] && cat >> "$KUBECTL_LOG"
echo "$2 asked for"
`;

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

describe('the namespace that secrets.sh makes or finds', () => {
  let scratch: string;
  beforeEach(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'secrets-'));
    writeFileSync(path.join(scratch, 'kubectl'), KUBECTL, { mode: 0o755 });
  });
  afterEach(() => rmSync(scratch, { recursive: true }));

  const file = path.resolve(__dirname, '../../../infra/k8s/namespace.yaml');
  const { labels = {} } = (parse(readFileSync(file, 'utf8')) as KubeObject).metadata;
  const standard = Object.entries(labels).filter(([key]) => key.startsWith('pod-security.'));

  /** What it changes in a cluster. */
  function changed(environment: Readonly<Record<string, string>>): string {
    const log = path.join(scratch, 'log');
    const env = {
      PATH: `${scratch}${path.delimiter}${process.env['PATH'] ?? ''}`,
      KUBECTL_LOG: log,
      ...environment,
    };
    execFileSync(script, { encoding: 'utf8', env });
    return existsSync(log) ? readFileSync(log, 'utf8') : '';
  }

  it('has the labels of its file where it is made', () => {
    const asked = changed({ HAS_NAMESPACE: '', NAMESPACE: 'other' });

    const [command, ...manifest] = asked.split('\n');
    expect(command).toBe('create --filename -');
    expect((parse(manifest.join('\n')) as KubeObject).metadata).toEqual({ name: 'other', labels });
  });

  it('is held to the same standard where somebody else has made it, and nothing is made again', () => {
    const pairs = standard.map(([key, value]) => `${key}=${value}`);

    expect(pairs).toContain('pod-security.kubernetes.io/enforce=restricted');
    expect(changed({ HAS_NAMESPACE: 'yes', NAMESPACE: 'other' })).toBe(
      `label --overwrite namespace other ${pairs.join(' ')}\n`,
    );
  });
});
