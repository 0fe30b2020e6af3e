import type { Operator } from '../../env';

/** A paragraph, or a list of points. A text may have links in it: `[label](/path)`. */
export type InfoBlock = string | readonly string[];

export interface InfoSection {
  /** Where a link into the page leads to. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly InfoBlock[];
}

/** What depends on the shop and not on the language. */
export interface ShopFacts {
  readonly operator: Operator;
  readonly orderUnitsMax: number;
}

/** An article about the shop, as data. */
export interface InfoText {
  readonly title: string;
  readonly description: string;
  readonly intro: string;
  readonly sections: (shop: ShopFacts) => readonly InfoSection[];
}

/** How to reach the operator, as the end of a sentence: "write to …". */
export function contactOf({ email }: Operator): string {
  return email === undefined ? 'the operator ([support](/support))' : `[${email}](mailto:${email})`;
}
