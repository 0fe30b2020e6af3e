import type { Deployment } from 'kubernetes-types/apps/v1';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2';
import { add, edit, editContainer, editPod, remove } from './change';
import type { BrokenCase } from './broken-case';

const orders = 'Deployment/orders';

export const BROKEN_OVERLAYS: BrokenCase[] = [
  ['everything of ours is there', 'no expiration', remove('Deployment/expiration')],
  [
    'prod has two pods or more of each of ours',
    'one',
    edit<HorizontalPodAutoscaler>('HorizontalPodAutoscaler/orders', ({ spec }) => {
      if (spec) spec.minReplicas = 1;
    }),
    'prod',
  ],
  [
    'autoscalers decide on the number of pods alone',
    'a number',
    edit<Deployment>(orders, ({ spec }) => {
      if (spec) spec.replicas = 2;
    }),
    'prod',
  ],
  [
    'a chosen autoscaler is there for each of ours',
    'one less',
    remove('HorizontalPodAutoscaler/client'),
    'prod',
  ],
  [
    'prod loses one pod of each of ours at a time',
    'all',
    remove('PodDisruptionBudget/orders'),
    'prod',
  ],
  [
    'prod spreads the pods of each of ours over nodes and zones',
    'nodes alone',
    editPod(orders, (pod) => pod.topologySpreadConstraints?.pop()),
    'prod',
  ],
  [
    'prod has nothing that is there to try the shop',
    'the simulator',
    add({
      apiVersion: 'v1',
      kind: 'Deployment',
      metadata: { name: 'demo' },
      spec: { template: { metadata: { labels: { 'app.kubernetes.io/component': 'demo' } } } },
    }),
    'prod',
  ],
  [
    'dev has one pod of each of ours',
    'two',
    edit<Deployment>(orders, ({ spec }) => {
      if (spec) spec.replicas = 2;
    }),
  ],
  [
    'dev simulates Stripe',
    'Stripe itself',
    editContainer(
      'Deployment/payments',
      (each) => (each.env = each.env?.filter(({ name }) => name !== 'STRIPE_API_URL') ?? []),
    ),
  ],
  ['dev has something to buy', 'nothing', remove('Job/demo-data')],
];
