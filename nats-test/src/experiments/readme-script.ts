/** One thing that a reader does, and what they see then. */
export interface Step {
  terminal: string;
  /** A command to type, Ctrl-C, or nothing: more output of what runs there. */
  act: { kind: 'type'; command: string } | { kind: 'interrupt' } | { kind: 'watch' };
  /** Lines as they are shown; `…` stands for any text, and on a line of its own for any lines. */
  expected: readonly string[];
}

export interface Experiment {
  title: string;
  steps: readonly Step[];
}

export interface ReadmeScript {
  /** What to paste into each terminal first, by the kind of bus. */
  setups: ReadonlyMap<string, string>;
  /** What each experiment begins with. */
  beginning: readonly Step[];
  experiments: readonly Experiment[];
}

const PROMPT = '$ ';
const INTERRUPT = '^C';
const HEADING_OR_BLOCK = /^### (?<title>\d+\. .*)$|^```(?<info>.*)\n(?<text>[^]*?)^```$/gm;

function stepsOf(terminal: string, text: string): Step[] {
  const steps: { terminal: string; act: Step['act']; expected: string[] }[] = [];
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith(PROMPT)) {
      const command = line.slice(PROMPT.length);
      steps.push({ terminal, act: { kind: 'type', command }, expected: [] });
    } else if (line === INTERRUPT) {
      steps.push({ terminal, act: { kind: 'interrupt' }, expected: [] });
    } else {
      if (steps.length === 0) steps.push({ terminal, act: { kind: 'watch' }, expected: [] });
      steps.at(-1)?.expected.push(line);
    }
  }
  return steps;
}

/** Reads the commands, and what is seen after them, out of the README. */
export function readScript(readme: string): ReadmeScript {
  const setups = new Map<string, string>();
  const beginning: Step[] = [];
  const experiments: { title: string; steps: Step[] }[] = [];
  for (const { groups = {} } of readme.matchAll(HEADING_OR_BLOCK)) {
    const { title, info = '', text = '' } = groups;
    const [language, first = '', second = ''] = info.split(' ');
    if (title !== undefined) experiments.push({ title, steps: [] });
    else if (first === 'setup') setups.set(second, text);
    else if (language === 'console') {
      (experiments.at(-1)?.steps ?? beginning).push(...stepsOf(first, text));
    }
  }
  return { setups, beginning, experiments };
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Matches the beginning of an output that looks as expected, up to the end of a line. */
export function patternOf(expected: readonly string[]): RegExp {
  const lines = expected.map((line) =>
    line === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(escape).join('.*')}\\n`,
  );
  return new RegExp(`^${lines.join('')}`);
}
