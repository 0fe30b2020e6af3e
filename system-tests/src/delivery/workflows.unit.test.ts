import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { BROKEN_WORKFLOWS, GOOD } from './broken-workflows';
import { readDeliveries, readDelivery } from './workflow';
import { brokenWorkflowRules, workflowRules, type Ground } from './workflow-rules';

const rootDir = path.resolve(__dirname, '../../..');
const readJson = (file: string) =>
  JSON.parse(readFileSync(path.join(rootDir, file), 'utf8')) as Record<string, unknown>;

const scripts = new Set(Object.keys(readJson('package.json')['scripts'] as object));
const exists = (file: string) => existsSync(path.join(rootDir, file));
const deliveries = readDeliveries(rootDir);

describe('the workflows', () => {
  it('are for changes, main, a release and security', () => {
    const titles = deliveries.filter(({ isAction }) => !isAction).map(({ title }) => title);

    expect(titles.sort()).toEqual(
      ['checks', 'main', 'release-common', 'security'].map((name) => `workflows/${name}.yml`),
    );
  });

  it.each(deliveries.map((each) => [each.title, each] as const))('%s keeps every rule', (_, each) =>
    expect(brokenWorkflowRules(each, { scripts, exists })).toEqual([]),
  );

  it('publish nothing that was not checked', () => {
    for (const title of ['workflows/main.yml', 'workflows/release-common.yml']) {
      const jobs = deliveries.find((each) => each.title === title)?.jobs ?? {};
      expect(jobs['checks']?.uses).toBe('./.github/workflows/checks.yml');
    }
  });

  it('run every stage of npm test', () => {
    const stages = readFileSync(path.join(rootDir, 'scripts/lib/test-stages.mjs'), 'utf8');
    const names = [...stages.matchAll(/\bname: '(\w+)'/g)].map(([, name = '']) => name);
    const { text = '' } = deliveries.find(({ title }) => title === 'workflows/checks.yml') ?? {};
    const lists = [...text.matchAll(/--only "?([\w,]+)|stages: \[(.*)\]/g)].map(([list]) => list);

    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(lists.join()).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('are moved to newer versions by a bot, as all that is taken from others', () => {
    const text = readFileSync(path.join(rootDir, '.github/dependabot.yml'), 'utf8');
    const { updates } = parse(text) as { updates: { 'package-ecosystem': string }[] };

    expect(updates.map((each) => each['package-ecosystem']).sort()).toEqual([
      'docker',
      'docker-compose',
      'github-actions',
      'npm',
    ]);
  });
});

describe('a workflow', () => {
  const ground: Ground = { scripts: new Set(['images', 'test']), exists: () => false };
  const title = 'workflows/main.yml';

  it('keeps every rule where nothing is wrong', () => {
    expect(brokenWorkflowRules(readDelivery(title, GOOD), ground)).toEqual([]);
  });

  it.each(BROKEN_WORKFLOWS)('breaks the rule "%s": %s', (rule, _broken, from, to) => {
    expect(GOOD).toContain(from);
    const broken = brokenWorkflowRules(
      readDelivery(
        title,
        GOOD.replace(from, () => to),
      ),
      ground,
    );

    expect(broken).toContainEqual(expect.stringContaining(`${rule}: `));
  });

  it('is shown broken for every rule that there is', () => {
    expect(new Set(BROKEN_WORKFLOWS.map(([rule]) => rule))).toEqual(
      new Set(Object.keys(workflowRules)),
    );
  });

  it('is not read where it is no YAML', () => {
    expect(() => readDelivery(title, 'jobs: [')).toThrow();
  });
});
