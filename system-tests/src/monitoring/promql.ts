import type { SyntaxNodeRef } from '@lezer/common' with { 'resolution-mode': 'import' };

/** What an expression names. */
export interface Named {
  metrics: string[];
  /** In matchers and groupings. */
  labels: string[];
  /** Matchers that ask for one value. */
  values: { metric: string; label: string; value: string }[];
}

export type ReadNames = (expression: string) => Named;

const EQUALS = /^(\w+)\s*=\s*(['"])(.*)\2$/;

/** The metric of the selector in which a matcher stands. */
function metricAround(expression: string, { node }: SyntaxNodeRef): string {
  const name = node.parent?.parent?.getChild('Identifier');
  return name ? expression.slice(name.from, name.to) : '';
}

/**
 * Loads the grammar of Prometheus' own editor, which is a module of the other kind.
 *
 * @returns what reads an expression, and throws where it is none
 */
export async function loadPromql(): Promise<ReadNames> {
  const { parser } = await import('@prometheus-io/lezer-promql');
  return (expression) => {
    const named: Named = { metrics: [], labels: [], values: [] };
    parser.parse(expression).iterate({
      enter(node) {
        const text = expression.slice(node.from, node.to);
        if (node.type.isError) throw new Error(`not PromQL at "${text}": ${expression}`);
        if (node.name === 'Identifier') named.metrics.push(text);
        if (node.name === 'LabelName') named.labels.push(text);
        const [, label = '', , value = ''] =
          node.name === 'UnquotedLabelMatcher' ? (EQUALS.exec(text) ?? []) : [];
        if (label) named.values.push({ metric: metricAround(expression, node), label, value });
      },
    });
    return named;
  };
}
