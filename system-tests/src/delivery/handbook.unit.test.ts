import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Combination } from '../manifests/combinations';
import { createRender, describeRendered } from '../manifests/repository';
import { CHECKS, type Check } from './handbook/checks';
import { createKnown, readFile, type Known } from './handbook/known';
import { blockLinesOf, sectionOf } from './handbook/text';

const RENDERED_MS = 60_000;
const COMMANDS_TO_INSTALL = 10;

/** What the handbook speaks of: a laptop, production with backups, and the other broker. */
const COMBINATIONS: readonly Combination[] = [
  { overlay: 'dev', components: ['backup', 'monitoring'] },
  { overlay: 'prod', components: ['backup'] },
  { overlay: 'prod', components: ['jetstream'] },
];

type Title = keyof typeof CHECKS;
const TITLES = Object.keys(CHECKS) as Title[];

/** For each check, a handbook that does not keep it, and what is said of it. */
const BROKEN: readonly (readonly [Title, string, string])[] = [
  ['every file is there', '`infra/k8s/no-such.sh`', 'infra/k8s/no-such.sh'],
  ['every link leads somewhere', '[there](no-such.md)', 'no-such.md#'],
  ['every link leads somewhere', '# Here\n[there](#there)', '#there'],
  ['every npm script is there', '```\nnpm run no-such\n```', 'no-such'],
  [
    "every operator's command is there",
    '`kubectl -n ticketing exec deployment/orders -- node /app/main.js refunds-failed`',
    'refunds-failed in orders',
  ],
  ['every call of kubectl names its namespace', '`kubectl get pods`', 'kubectl get pods'],
  [
    'every object is in the manifests',
    '`kubectl -n ticketing rollout restart deployment auth billing`',
    'Deployment/billing',
  ],
  [
    'every object is in the manifests',
    '`kubectl -n ticketing delete pvc data-redis-1 --wait=false`',
    'PersistentVolumeClaim/data-redis-1',
  ],
  [
    'every object is in the manifests',
    '`kubectl -n ticketing create job now --from=cronjob/client-backup`',
    'CronJob/client-backup',
  ],
  [
    'every object is in the manifests',
    '`kubectl -n ticketing exec redis-7 -- redis-cli`',
    'Pod/redis-7',
  ],
  [
    'every label selects something',
    '`kubectl -n ticketing get pods -l app.kubernetes.io/name=billing`',
    'app.kubernetes.io/name=billing',
  ],
  [
    'every key of a secret is documented',
    '`kubectl -n ticketing get secret session -o json | jq \'.data["jwt-key-next"]\'`',
    'session: jwt-key-next',
  ],
  [
    'no secret is written into the repository',
    '```\nopenssl rand -hex 32 > jwt-key.new\n```',
    'jwt-key.new',
  ],
  [
    'no secret is written into the repository',
    '```\nkubectl -n ticketing get secret session -o json | jq --rawfile new jwt-key.new .\n```',
    'jwt-key.new',
  ],
  ['every setting is read by somebody', '`NO_SUCH_SETTING`', 'NO_SUCH_SETTING'],
  ['every name is the name of something', '`no-such-component`', 'no-such-component'],
  [
    'every ERROR of a service is explained',
    'Nothing to explain.',
    'request failed by a fault of ours',
  ],
  ['every log line is written by somebody', '`nobody ever says this`', 'nobody ever says this'],
];

describeRendered("the operator's handbook", (kustomize) => {
  const handbook = readFile('docs/operations.md');
  let scratch: string;
  let known: Known;

  function findings(title: Title, markdown: string): string[] {
    const check: Check = CHECKS[title];
    return check(markdown, known);
  }

  beforeAll(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'handbook-'));
    const render = await createRender(kustomize, scratch);
    const rendered = await Promise.all(COMBINATIONS.map(render));
    known = createKnown(rendered.flatMap(({ objects }) => objects));
  }, RENDERED_MS);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it.each(TITLES)('%s', (title) => {
    expect(findings(title, handbook)).toEqual([]);
  });

  it('installs with ten commands', () => {
    const install = sectionOf(handbook, '## Install on minikube');
    expect(blockLinesOf(install)).toHaveLength(COMMANDS_TO_INSTALL);
  });

  it.each(BROKEN)('could break the rule "%s": %s', (title, markdown, finding) => {
    expect(findings(title, markdown)).toContain(finding);
  });

  it('is seen to break every rule that there is', () => {
    expect(new Set(BROKEN.map(([title]) => title))).toEqual(new Set(TITLES));
  });
});
