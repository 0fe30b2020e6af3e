import type { OverlayName } from './combinations';
import type { KubeObject } from './kube-object';

/** One row of `infra/paths.json`. */
export interface PathRow {
  prefix: string;
  service: string;
  only?: string;
}

/** @throws what a service says of an environment with which it would not start */
export type ReadConfig = (env: Readonly<Record<string, string>>) => object;

/** What was rendered, and from what. */
export interface Rendered {
  objects: readonly KubeObject[];
  overlay: OverlayName;
  components: ReadonlySet<string>;
  paths: readonly PathRow[];
  /** How each of ours reads its environment. */
  readConfig: Readonly<Record<string, ReadConfig>>;
}

/** Whether it brings a Stripe that is simulated: dev does, and whatever chooses it. */
export function hasDemo({ overlay, components }: Rendered): boolean {
  return overlay === 'dev' || components.has('demo');
}

/** Says what a rendering does wrong; nothing where it keeps the rule. */
export type Rule = (rendered: Rendered) => string[];

export type Rules = Readonly<Record<string, Rule>>;

export interface Broken {
  rule: string;
  finding: string;
}

export function brokenRules(rules: Rules, rendered: Rendered): Broken[] {
  return Object.entries(rules).flatMap(([rule, check]) =>
    check(rendered).map((finding) => ({ rule, finding })),
  );
}

export const SERVICES = ['auth', 'tickets', 'orders', 'payments', 'expiration'];
export const OURS = [...SERVICES, 'client'];
