import type { Combination } from './combinations';
import { OURS, SERVICES, type Broken } from './rule';

/** What is rendered for a trial, and the rules that it breaks on purpose, by the objects that do. */
export interface Trial {
  combination: Combination;
  breaks: Readonly<Record<string, readonly string[]>>;
}

const OF_OURS = OURS.map((name) => `Deployment/${name}`).sort();
/** Nothing that holds sources keeps these: edited files are written into it, and it is ended at once. */
const BROKEN_BY_WATCHING = {
  'root file systems are read-only': OF_OURS,
  'servers have three different probes': OF_OURS,
  'servers wait before they stop': OF_OURS,
  'the grace period is longer than the drain': OF_OURS,
};
const DATABASES = SERVICES.map((name) => `${name}-mongodb`);
/** A release pins what it has pushed; what is there to be tried out is not a part of it. */
const BROKEN_BY_THE_DEMO = {
  'images are pinned': ['Job/demo-data', 'StatefulSet/stripe-simulator'],
  'prod has nothing that is there to try the shop': [
    'Job/demo-data',
    'StatefulSet/stripe-simulator',
  ],
};

/** What `skaffold` applies, and prod with a Stripe to try it with. */
export const TRIALS: readonly Trial[] = [
  {
    combination: { overlay: 'dev', components: [], folder: 'infra/skaffold/live-edit' },
    breaks: BROKEN_BY_WATCHING,
  },
  {
    combination: {
      overlay: 'dev',
      components: ['jetstream'],
      folder: 'infra/skaffold/live-edit-jetstream',
    },
    breaks: BROKEN_BY_WATCHING,
  },
  {
    combination: { overlay: 'dev', components: ['jetstream'], folder: 'infra/skaffold/jetstream' },
    breaks: {},
  },
  {
    combination: { overlay: 'prod', components: [], folder: 'infra/skaffold/prod' },
    breaks: {
      'images are pinned': [
        ...OF_OURS,
        ...[...DATABASES, 'nats-streaming', 'redis'].map((name) => `StatefulSet/${name}`),
      ].sort(),
    },
  },
  { combination: { overlay: 'prod', components: ['demo'] }, breaks: BROKEN_BY_THE_DEMO },
  {
    combination: {
      overlay: 'prod',
      components: ['demo', 'jetstream', 'network-policies', 'backup', 'monitoring'],
    },
    breaks: BROKEN_BY_THE_DEMO,
  },
];

/** The objects of each rule that is broken. A finding begins with the title of its object. */
export function breakersOf(broken: readonly Broken[]): Record<string, string[]> {
  const rules = [...new Set(broken.map(({ rule }) => rule))];
  const breakers = (of: string) =>
    broken.filter(({ rule }) => rule === of).map(({ finding }) => finding.split(/[ :]/)[0] ?? '');
  return Object.fromEntries(rules.map((rule) => [rule, [...new Set(breakers(rule))].sort()]));
}
