import type { Deployment } from 'kubernetes-types/apps/v1';
import type { KubeObject } from '../kube-object';
import { edit, editContainer, editPod } from './change';
import type { Change } from './change';

const orders = 'Deployment/orders';

/** What the schemas find, and the words in which they say it. */
export const BROKEN_SCHEMAS: [broken: string, change: Change, finding: RegExp][] = [
  [
    'a wrong type',
    edit<Record<string, unknown>>('ConfigMap/any', (each) => (each['data'] = { a: 1 })),
    /number/,
  ],
  [
    'a missing field',
    edit<Deployment>(orders, ({ spec }) => delete (spec as { selector?: unknown }).selector),
    /selector/,
  ],
  [
    'an unknown field',
    editPod(orders, (pod) => Object.assign(pod, { restartPolice: 'Always' })),
    /restartPolice/,
  ],
  [
    'an unknown field deep down',
    editContainer(orders, (each) =>
      Object.assign(each.securityContext ?? {}, { readOnlyRootFileSystem: true }),
    ),
    /readOnlyRootFileSystem/,
  ],
  [
    'a removed API',
    edit<KubeObject>('Ingress/ticketing', (each) => (each.apiVersion = 'extensions/v1beta1')),
    /extensions/,
  ],
  [
    'a removed version',
    edit<KubeObject>('CronJob/auth-backup', (each) => (each.apiVersion = 'batch/v1beta1')),
    /v1beta1/,
  ],
  [
    'an unknown kind',
    edit<KubeObject>('Service/orders', (each) => (each.kind = 'Servise')),
    /Servise/,
  ],
];
