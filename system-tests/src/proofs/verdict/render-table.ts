import { INVARIANTS, type Finding } from '../evidence/evidence';

const GREEN = 32;
const RED = 31;

interface Style {
  /** Only where somebody looks: a file wants no colours. */
  isTerminal: boolean;
  /** How wide a line may become; what was looked at is cut. */
  columns?: number;
}

const LOOKED_WIDTH_MIN = 20;
const DEFAULT_COLUMNS = 160;

function paint(text: string, colour: number, { isTerminal }: Style): string {
  return isTerminal ? `\u001b[${colour}m${text}\u001b[0m` : text;
}

function verdictOf({ violations }: Finding, style: Style): string {
  if (violations.length === 0) return paint('holds', GREEN, style);
  return paint('BROKEN', RED, style);
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

/** The findings as a table, what is broken spelled out below it. */
export function renderTable(findings: readonly Finding[], style: Style): string {
  const saysWidth = Math.max(...Object.values(INVARIANTS).map(({ length }) => length));
  const fixed = 'I12  '.length + saysWidth + '  '.length + '  BROKEN'.length;
  const lookedMax = Math.max(LOOKED_WIDTH_MIN, (style.columns ?? DEFAULT_COLUMNS) - fixed);
  const looked = findings.map((finding) => cut(finding.looked, lookedMax));
  const lookedWidth = Math.max('looked at'.length, ...looked.map(({ length }) => length));
  const line = (...[name, says, what, verdict]: readonly [string, string, string, string]) =>
    `${name.padEnd(3)}  ${says.padEnd(saysWidth)}  ${what.padEnd(lookedWidth)}  ${verdict}`;
  const rows = findings.map((finding, index) =>
    line(
      finding.invariant,
      INVARIANTS[finding.invariant],
      looked[index] ?? '',
      verdictOf(finding, style),
    ),
  );
  const broken = findings.flatMap(({ invariant, violations }) =>
    violations.map((violation) => `${paint(invariant, RED, style)}: ${violation}`),
  );
  return [line('', 'invariant', 'looked at', 'verdict'), ...rows, ...broken].join('\n');
}
