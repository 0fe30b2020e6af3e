import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allRules } from './all-rules';
import { titleOfCombination } from './combinations';
import { createRender, describeRendered, rootDir } from './repository';
import { brokenRules, type Rendered } from './rule';
import { createSchemaCheck } from './schema';
import { breakersOf, TRIALS } from './trials';

const RENDERED_MS = 60_000;
const CASES = TRIALS.map((trial) => [titleOfCombination(trial.combination), trial] as const);
const SKAFFOLD_DIR = 'infra/skaffold';
/** A component, which the overlays beside it are made with. */
const PART_OF_OTHERS = 'watched';

describeRendered('a trial', (kustomize) => {
  const renderings = new Map<string, Rendered>();
  let scratch: string;

  beforeAll(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'trials-'));
    const render = await createRender(kustomize, scratch);
    for (const [title, { combination }] of CASES) {
      renderings.set(title, await render(combination));
    }
  }, RENDERED_MS);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it.each(CASES)('%s breaks only what it has to, and only where', (title, { breaks }) => {
    const rendered = renderings.get(title);

    expect(rendered && breakersOf(brokenRules(allRules, rendered))).toEqual(breaks);
  });

  it('has the fields and types of an API that Kubernetes serves', () => {
    const distinct = new Set([...renderings.values()].flatMap(({ objects }) => objects));

    expect(createSchemaCheck()([...distinct]).map(({ finding }) => finding)).toEqual([]);
  });
});

describe('the trials', () => {
  it('are of every overlay that skaffold applies', () => {
    const folders = readdirSync(path.join(rootDir, SKAFFOLD_DIR), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== PART_OF_OTHERS)
      .map(({ name }) => `${SKAFFOLD_DIR}/${name}`);
    const rendered = TRIALS.flatMap(({ combination }) => combination.folder ?? []);

    expect(rendered.sort()).toEqual(folders.sort());
  });
});
