import type { Combination } from '../combinations';
import type { Change } from './change';

/** What is rendered to be broken. */
export const COMBINATIONS = {
  dev: { overlay: 'dev', components: ['network-policies', 'backup'] },
  prod: { overlay: 'prod', components: [] },
  jetstream: { overlay: 'dev', components: ['jetstream'] },
  gateway: { overlay: 'dev', components: ['gateway-api'] },
  monitoring: { overlay: 'dev', components: ['network-policies', 'monitoring'] },
  external: { overlay: 'prod', components: ['external-mongo'] },
} satisfies Record<string, Combination>;

/** A rule, and a change that breaks it. */
export type BrokenCase = [
  rule: string,
  broken: string,
  change: Change,
  combination?: keyof typeof COMBINATIONS,
];
