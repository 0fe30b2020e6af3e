import type { LabelBound, LabelBounds, Labels } from './metrics';

const OTHER = 'other';

type Bound = (value: string) => string;

function boundTo(bound: LabelBound): Bound {
  if ('max' in bound) return firstOnes(bound.max);
  const known = new Set(bound);
  return (value) => (known.has(value) ? value : OTHER);
}

function firstOnes(max: number): Bound {
  const seen = new Set<string>();
  return (value) => {
    if (seen.has(value)) return value;
    if (seen.size >= max) return OTHER;
    seen.add(value);
    return value;
  };
}

/** Keeps labels within their bounds, so that no input can make a process report without end. */
export function guardLabels<B extends LabelBounds>(
  bounds: B,
): (labels: Labels<B>) => Record<string, string> {
  const guards = Object.entries(bounds).map(([name, bound]) => [name, boundTo(bound)] as const);
  return (labels) => {
    const given = labels as Readonly<Record<string, string>>;
    const guarded: Record<string, string> = {};
    for (const [name, guard] of guards) guarded[name] = guard(given[name] ?? OTHER);
    return guarded;
  };
}

/** Every combination of labels that can be known beforehand; none where one of them can not. */
export function knownLabels(bounds: LabelBounds): Record<string, string>[] {
  let combinations: Record<string, string>[] = [{}];
  for (const [name, bound] of Object.entries(bounds)) {
    const values = 'max' in bound ? [] : bound;
    combinations = combinations.flatMap((before) =>
      values.map((value) => ({ ...before, [name]: value })),
    );
  }
  return combinations;
}
