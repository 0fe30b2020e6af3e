import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describeWithBroker } from '@ticketing/common/testing/describe-with-broker';
import { performExperiment, type Transcripts } from './perform';
import { readScript } from './readme-script';

/** Eight experiments side by side, each with a broker and some ten processes. */
const TIMEOUT_MS = 400_000;
const ROOT_DIR = path.resolve(__dirname, '../../..');
const script = readScript(readFileSync(path.resolve(__dirname, '../../README.md'), 'utf8'));

let building: Promise<unknown> | undefined;

/** The first use builds what is not built: not eight times at once. */
function built(): Promise<unknown> {
  const args = ['run', '--silent', 'lab', '--', 'schema'];
  building ??= promisify(execFile)('npm', args, { cwd: ROOT_DIR });
  return building;
}

/** The aggregates of the events that a terminal has shown, in the order in which they came. */
function seenIn(transcripts: Transcripts, terminal: string): string[] {
  const lines = transcripts.get(terminal) ?? '';
  return [...lines.matchAll(/^\w+:[\w-]+ +([0-9a-f]{24}) v/gm)].map(([, id = '']) => id);
}

function publishedIn(transcripts: Transcripts, terminal: string): string[] {
  const lines = transcripts.get(terminal) ?? '';
  return [...lines.matchAll(/^published {2}([0-9a-f]{24}):/gm)].map(([, id = '']) => id);
}

/** What an experiment shows that is in no single line. */
const conclusions: ((transcripts: Transcripts) => void)[] = [
  (transcripts) => {
    const [published] = publishedIn(transcripts, 'main');
    expect(seenIn(transcripts, 'main')).toEqual([published, published]);
  },
  (transcripts) => {
    const published = publishedIn(transcripts, 'main').sort();
    const shared = [...seenIn(transcripts, 'first'), ...seenIn(transcripts, 'second')];
    expect(published).toHaveLength(8);
    expect(shared.sort()).toEqual(published);
    expect(seenIn(transcripts, 'main').sort()).toEqual(published);
  },
  (transcripts) => {
    const [, unlucky = '', fine = ''] = publishedIn(transcripts, 'main');
    const lines = (transcripts.get('main') ?? '').split('\n');
    const outcomesOf = (id: string) =>
      lines.filter((line) => line.includes(`${id} v0`)).map((line) => line.split(' ')[0]);
    expect(outcomesOf(unlucky)).toEqual([...Array<string>(8).fill('failed'), 'parked']);
    expect(outcomesOf(fine)).toEqual(['handled']);
  },
  (transcripts) => {
    const confirmed = publishedIn(transcripts, 'publisher');
    expect(confirmed).toHaveLength(80);
    expect([...new Set(seenIn(transcripts, 'listener'))].sort()).toEqual(confirmed.sort());
  },
];

const experiments = script.experiments.map((experiment, index) => ({
  title: experiment.title,
  experiment,
  conclude: conclusions[index],
}));

it('finds four experiments in the README', () => {
  expect(script.experiments).toHaveLength(4);
  expect(conclusions).toHaveLength(4);
});

describe.each(['nats-streaming', 'jetstream'] as const)('the experiments on %s', (kind) => {
  describeWithBroker(kind, 'show what the README says', () => {
    it.concurrent.each(experiments)(
      '$title',
      async ({ experiment, conclude }) => {
        await built();
        conclude?.(await performExperiment(kind, script, experiment));
      },
      TIMEOUT_MS,
    );
  });
});
