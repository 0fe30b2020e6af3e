import type { StatefulSet } from 'kubernetes-types/apps/v1';
import type { CronJob } from 'kubernetes-types/batch/v1';
import type { Service } from 'kubernetes-types/core/v1';
import { add, edit, editContainer, editData, editPod, remove } from './change';
import type { BrokenCase } from './broken-case';

const orders = 'Deployment/orders';

export const BROKEN_BACKING: BrokenCase[] = [
  [
    'each service has a MongoDB of its own, with a password and a volume',
    'no database',
    remove('StatefulSet/orders-mongodb'),
  ],
  [
    'each service has a MongoDB of its own, with a password and a volume',
    'no password',
    editContainer('StatefulSet/orders-mongodb', (each) => delete each.args),
  ],
  [
    'each service has a MongoDB of its own, with a password and a volume',
    'no volume',
    edit<StatefulSet>(
      'StatefulSet/orders-mongodb',
      ({ spec }) => delete spec?.volumeClaimTemplates,
    ),
  ],
  [
    'each service has a MongoDB of its own, with a password and a volume',
    "another's passwords",
    editPod('StatefulSet/orders-mongodb', ({ volumes = [] }) => {
      for (const { secret } of volumes) if (secret) secret.secretName = 'auth-mongodb';
    }),
  ],
  [
    'each service has a MongoDB of its own, with a password and a volume',
    'no name',
    remove('Service/orders-mongodb'),
  ],
  [
    'each service has a MongoDB of its own, with a password and a volume',
    'a user of everything',
    editData('orders-mongodb', 'users.js', (text) => text.replace('readWrite', 'root')),
  ],
  [
    'each service has a MongoDB of its own, with a password and a volume',
    "another's database",
    editContainer(
      orders,
      (each) =>
        (each.env = [
          { name: 'MONGO_URI', valueFrom: { secretKeyRef: { name: 'auth-mongodb', key: 'uri' } } },
        ]),
    ),
  ],
  [
    'each service has a MongoDB of its own, with a password and a volume',
    'one that nobody uses',
    add({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'orders-mongodb' } }),
    'external',
  ],
  [
    'Redis keeps everything, on a volume, behind a password',
    'no log',
    editData('redis', 'redis.conf', (text) => text.replace('appendonly yes', 'appendonly no')),
  ],
  [
    'Redis keeps everything, on a volume, behind a password',
    'eviction',
    editData('redis', 'redis.conf', (text) => text.replace('noeviction', 'allkeys-lru')),
  ],
  [
    'Redis keeps everything, on a volume, behind a password',
    'no volume',
    edit<StatefulSet>('StatefulSet/redis', ({ spec }) => delete spec?.volumeClaimTemplates),
  ],
  [
    'Redis keeps everything, on a volume, behind a password',
    'no password',
    editContainer('StatefulSet/redis', (each) => each.command?.splice(2)),
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'memory',
    editData('nats-streaming', 'nats-streaming.conf', (text) =>
      text.replace('store: file', 'store: memory'),
    ),
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'limits',
    editData('nats-streaming', 'nats-streaming.conf', (text) =>
      text.replace('max_msgs: 0', 'max_msgs: 1000'),
    ),
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'no volume',
    edit<StatefulSet>(
      'StatefulSet/nats-streaming',
      ({ spec }) => delete spec?.volumeClaimTemplates,
    ),
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'no password',
    editData('nats-streaming', 'nats-streaming.conf', (text) =>
      text.replace('password: $NATS_PASSWORD', ''),
    ),
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'no password among three',
    editData('nats-', 'nats.conf', (text) => text.replace('password: $NATS_PASSWORD', '')),
    'jetstream',
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'no volume for each of three',
    edit<StatefulSet>('StatefulSet/nats', ({ spec }) => delete spec?.volumeClaimTemplates),
    'jetstream',
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'one that the services do not use',
    editData('services-', 'EVENT_BUS', () => 'nats-streaming'),
    'jetstream',
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'the old one beside it',
    add({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'nats-streaming' } }),
    'jetstream',
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'one that is asked before it is ready',
    edit<Service>('Service/nats', ({ spec }) => {
      if (spec) spec.publishNotReadyAddresses = true;
    }),
    'jetstream',
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'peers that wait for each other',
    edit<Service>('Service/nats-peers', ({ spec }) => delete spec?.publishNotReadyAddresses),
    'jetstream',
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'one server',
    edit<StatefulSet>('StatefulSet/nats', ({ spec }) => {
      if (spec) spec.replicas = 1;
    }),
    'jetstream',
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'a disk that is not waited for',
    editData('nats', 'nats.conf', (text) => text.replace('sync_interval: always', '')),
    'jetstream',
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'an old server',
    editContainer('StatefulSet/nats', (each) => (each.image = 'nats:2.9-alpine')),
    'jetstream',
  ],
  [
    'the broker keeps messages on volumes, behind a password',
    'one copy',
    editData('services-', 'JETSTREAM_REPLICAS', () => '1'),
    'jetstream',
  ],
  [
    'each database is copied every night, and can be put back',
    'no copy',
    remove('CronJob/orders-backup'),
  ],
  [
    'each database is copied every night, and can be put back',
    'a restore that runs by itself',
    edit<CronJob>('CronJob/orders-restore', ({ spec }) => delete spec?.suspend),
  ],
  [
    'each database is copied every night, and can be put back',
    'two at a time',
    edit<CronJob>('CronJob/orders-backup', ({ spec }) => {
      if (spec) spec.concurrencyPolicy = 'Allow';
    }),
  ],
];
