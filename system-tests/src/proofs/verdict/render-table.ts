import { INVARIANTS, type Finding } from '../evidence/evidence';

const GREEN = 32;
const RED = 31;

interface Style {
  /** A file wants no colours. */
  isTerminal: boolean;
}

function paint(text: string, colour: number, { isTerminal }: Style): string {
  return isTerminal ? `\u001b[${colour}m${text}\u001b[0m` : text;
}

const HOLDS = 'holds ';
const BROKEN = 'BROKEN';
const SAYS_WIDTH = Math.max(...Object.values(INVARIANTS).map(({ length }) => length));

function row(finding: Finding, style: Style): string {
  const { invariant, looked, violations } = finding;
  const verdict = violations.length === 0 ? paint(HOLDS, GREEN, style) : paint(BROKEN, RED, style);
  return `${invariant.padEnd(3)}  ${INVARIANTS[invariant].padEnd(SAYS_WIDTH)}  ${verdict}  ${looked}`;
}

/** The findings as a table, and below it what is broken. */
export function renderTable(findings: readonly Finding[], style: Style): string {
  const head = `     ${'invariant'.padEnd(SAYS_WIDTH)}  verdict looked at`;
  const broken = findings.flatMap(({ invariant, violations }) =>
    violations.map((violation) => `${paint(invariant, RED, style)}: ${violation}`),
  );
  return [head, ...findings.map((finding) => row(finding, style)), ...broken].join('\n');
}
