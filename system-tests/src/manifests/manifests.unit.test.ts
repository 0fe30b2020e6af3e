import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { allRules } from './all-rules';
import { combinations, titleOfCombination } from './combinations';
import { createRender, describeRendered } from './repository';
import { brokenRules, type Rendered } from './rule';
import { createSchemaCheck } from './schema';

const ALL_RENDERED_MS = 600_000;

async function inParallel<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const queue = tasks.entries();
  const workers = Array.from({ length: Math.max(2, availableParallelism()) }, async () => {
    for (const [index, task] of queue) results[index] = await task();
  });
  await Promise.all(workers);
  return results;
}

describeRendered('the manifests', (kustomize) => {
  const chosen = combinations({ isComplete: process.env['MANIFESTS'] === 'all' });
  const renderings = new Map<string, Rendered>();
  let scratch: string;

  beforeAll(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'manifests-'));
    const render = await createRender(kustomize, scratch);
    await inParallel(
      chosen.map((each) => async () => {
        renderings.set(titleOfCombination(each), await render(each));
      }),
    );
  }, ALL_RENDERED_MS);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it.each(chosen.map(titleOfCombination))('%s keep every rule', (title) => {
    const rendered = renderings.get(title);

    expect(rendered && brokenRules(allRules, rendered)).toEqual([]);
  });

  it('have the fields and types of an API that Kubernetes serves', () => {
    const distinct = new Set([...renderings.values()].flatMap(({ objects }) => objects));

    expect(createSchemaCheck()([...distinct]).map(({ finding }) => finding)).toEqual([]);
  });
});
