import type { Service } from 'kubernetes-types/core/v1';
import { edit, editContainer, editData, editPod, remove } from './change';
import type { BrokenCase } from './broken-case';

const orders = 'Deployment/orders';

export const BROKEN_REFERENCES: BrokenCase[] = [
  [
    'what pods refer to is there, secrets by their documented names',
    'a secret',
    editContainer(orders, (each) =>
      each.env?.push({
        name: 'X',
        valueFrom: { secretKeyRef: { name: 'sesssion', key: 'jwt-key' } },
      }),
    ),
  ],
  [
    'what pods refer to is there, secrets by their documented names',
    'a key',
    editContainer(orders, (each) =>
      each.env?.push({ name: 'X', valueFrom: { secretKeyRef: { name: 'session', key: 'jwt' } } }),
    ),
  ],
  [
    'what pods refer to is there, secrets by their documented names',
    'an account',
    remove('ServiceAccount/orders'),
  ],
  [
    'what pods refer to is there, secrets by their documented names',
    'a claim',
    remove('PersistentVolumeClaim/orders-backups'),
  ],
  [
    'what pods refer to is there, secrets by their documented names',
    'a configuration',
    editContainer(orders, (each) => each.envFrom?.push({ configMapRef: { name: 'service' } })),
  ],
  [
    'what containers mount is a volume of their pod',
    'none',
    editPod(orders, (pod) => delete pod.volumes),
  ],
  [
    'services name ports that their pods have',
    'another',
    edit<Service>('Service/redis', ({ spec }) => {
      if (spec?.ports?.[0]) spec.ports[0].targetPort = 'cache';
    }),
  ],
  [
    'variables are set before they are used',
    'never',
    editContainer('StatefulSet/redis', (each) => (each.env = [])),
  ],
  [
    'variables are set before they are used',
    'afterwards',
    editContainer(orders, (each) =>
      each.env?.unshift({ name: 'LOG_LEVEL', value: '$(NATS_CLIENT_ID)' }),
    ),
  ],
  [
    'services start with the environment that they are given',
    'a variable is missing',
    editContainer(
      orders,
      (each) => (each.env = each.env?.filter(({ name }) => name !== 'MONGO_URI') ?? []),
    ),
  ],
  [
    'services start with the environment that they are given',
    'a value is none',
    editData('services-', 'EVENT_BUS', () => 'kafka'),
  ],
  [
    'services start with the environment that they are given',
    'nobody reads it',
    editContainer(orders, (each) => each.env?.push({ name: 'ORDER_WINDOW', value: '900' })),
  ],
  [
    'services start with the environment that they are given',
    'the client has no API',
    editContainer('Deployment/client', (each) => (each.env = [])),
  ],
];
