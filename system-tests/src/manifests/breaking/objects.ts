import type { Deployment } from 'kubernetes-types/apps/v1';
import type { Service } from 'kubernetes-types/core/v1';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';
import type { KubeObject } from '../kube-object';
import { add, edit, editContainer } from './change';
import type { BrokenCase } from './broken-case';

const orders = 'Deployment/orders';

export const BROKEN_OBJECTS: BrokenCase[] = [
  ['no object is there twice', 'a copy', (objects) => void objects.push(...objects.slice(-1))],
  [
    'objects are in the namespace',
    'none',
    edit<KubeObject>('Service/orders', ({ metadata }) => delete metadata.namespace),
  ],
  [
    'the namespace is not deleted with what is in it',
    'it is',
    add({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ticketing' } }),
  ],
  [
    'objects and pods have the standard labels',
    'an object',
    edit<Service>('Service/orders', ({ metadata }) => delete metadata?.labels),
  ],
  [
    'objects and pods have the standard labels',
    'pods',
    edit<Deployment>(
      orders,
      ({ spec }) => delete spec?.template.metadata?.labels?.['app.kubernetes.io/part-of'],
    ),
  ],
  [
    'no secret is written down',
    'a secret',
    add({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'session' } }),
  ],
  [
    'no secret is written down',
    'a variable',
    editContainer(orders, (each) => each.env?.push({ name: 'JWT_KEY', value: 'a-key' })),
  ],
  [
    'no secret is written down',
    'an address',
    editContainer(orders, (each) =>
      each.env?.push({ name: 'NATS_URL', value: 'nats://me:hush@nats:4222' }),
    ),
  ],
  [
    'images are pinned',
    'no tag',
    editContainer(orders, (each) => (each.image = 'ticketing/orders')),
  ],
  [
    'images are pinned',
    'latest',
    editContainer('StatefulSet/redis', (each) => (each.image = 'redis:latest')),
  ],
  [
    'images are pinned',
    'a tag in prod',
    editContainer('StatefulSet/redis', (each) => (each.image = 'redis:7.4')),
    'prod',
  ],
  [
    'selectors find the pods that they mean',
    'a service',
    edit<Service>(
      'Service/orders',
      (each) => (each.spec = { selector: { 'app.kubernetes.io/name': 'order' } }),
    ),
  ],
  [
    'selectors find the pods that they mean',
    'a deployment',
    edit<Deployment>(orders, ({ spec }) => {
      if (spec) spec.selector = { matchLabels: { 'app.kubernetes.io/name': 'tickets' } };
    }),
  ],
  [
    'selectors find the pods that they mean',
    'a budget',
    edit<PodDisruptionBudget>(
      'PodDisruptionBudget/orders',
      (each) => (each.spec = { selector: { matchLabels: { a: 'b' } } }),
    ),
    'prod',
  ],
];
