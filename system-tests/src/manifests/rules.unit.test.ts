import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConfigMap } from 'kubernetes-types/core/v1';
import { allRules } from './all-rules';
import { BROKEN_BACKING } from './breaking/backing';
import { COMBINATIONS } from './breaking/broken-case';
import { add, brokenBy } from './breaking/change';
import { BROKEN_ENTRY } from './breaking/entry';
import { BROKEN_MONITORING } from './breaking/monitoring';
import { BROKEN_NETWORK } from './breaking/network';
import { BROKEN_OBJECTS } from './breaking/objects';
import { BROKEN_OVERLAYS } from './breaking/overlays';
import { BROKEN_PODS } from './breaking/pods';
import { BROKEN_REFERENCES } from './breaking/references';
import { BROKEN_SCHEMAS } from './breaking/schemas';
import { createRender, describeRendered } from './repository';
import { brokenRules, type Rendered } from './rule';
import { createSchemaCheck } from './schema';

const RENDERED_MS = 60_000;

const CASES = [
  ...BROKEN_PODS,
  ...BROKEN_OBJECTS,
  ...BROKEN_REFERENCES,
  ...BROKEN_BACKING,
  ...BROKEN_ENTRY,
  ...BROKEN_NETWORK,
  ...BROKEN_MONITORING,
  ...BROKEN_OVERLAYS,
];

describeRendered('a broken manifest', (kustomize) => {
  const renderings = new Map<string, Rendered>();
  const schemaFaults = createSchemaCheck();
  let scratch: string;

  beforeAll(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'broken-manifests-'));
    const render = await createRender(kustomize, scratch);
    for (const [name, combination] of Object.entries(COMBINATIONS)) {
      renderings.set(name, await render(combination));
    }
  }, RENDERED_MS);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  function rendered(name: string): Rendered {
    const found = renderings.get(name);
    if (!found) throw new Error(`${name} is not rendered`);
    return found;
  }

  it.each(CASES)('breaks the rule "%s": %s', (rule, _broken, change, combination = 'dev') => {
    const broken = brokenRules(allRules, brokenBy(rendered(combination), change));

    expect(broken.map((each) => each.rule)).toContain(rule);
  });

  it('is shown for every rule that there is', () => {
    expect(new Set(CASES.map(([rule]) => rule))).toEqual(new Set(Object.keys(allRules)));
  });

  it.each(BROKEN_SCHEMAS)('has a fault by the schemas: %s', (_broken, change, finding) => {
    const any: ConfigMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'any' } };
    const { objects } = brokenBy(rendered('dev'), (all) => {
      add(any)(all);
      change(all);
    });

    expect(schemaFaults(objects).map((fault) => fault.finding)).toEqual([
      expect.stringMatching(finding) as string,
    ]);
  });
});
