import type { Deployment } from 'kubernetes-types/apps/v1';
import type { CronJob, Job } from 'kubernetes-types/batch/v1';
import type { ServiceAccount } from 'kubernetes-types/core/v1';
import { edit, editContainer, editData, editPod, removeData } from './change';
import type { BrokenCase } from './broken-case';

const orders = 'Deployment/orders';

export const BROKEN_PODS: BrokenCase[] = [
  [
    'pods meet the restricted standard',
    'root',
    editPod(orders, (pod) => delete pod.securityContext?.runAsNonRoot),
  ],
  [
    'pods meet the restricted standard',
    'no seccomp',
    editPod('StatefulSet/redis', (pod) => delete pod.securityContext?.seccompProfile),
  ],
  [
    'pods meet the restricted standard',
    'the host',
    editPod(orders, (pod) => (pod.hostNetwork = true)),
  ],
  [
    'pods meet the restricted standard',
    'the processes of the host',
    editPod(orders, (pod) => (pod.hostPID = true)),
  ],
  [
    'pods meet the restricted standard',
    'the memory that processes of the host share',
    editPod(orders, (pod) => (pod.hostIPC = true)),
  ],
  [
    'pods meet the restricted standard',
    'a folder of the host',
    editPod(orders, (pod) => pod.volumes?.push({ name: 'host', hostPath: { path: '/' } })),
  ],
  [
    'containers can gain no privileges',
    'escalation',
    editContainer(orders, (each) => delete each.securityContext?.allowPrivilegeEscalation),
  ],
  [
    'containers can gain no privileges',
    'privileged',
    editContainer(
      orders,
      (each) => (each.securityContext = { ...each.securityContext, privileged: true }),
    ),
  ],
  [
    'containers can gain no privileges',
    'root',
    editContainer(
      orders,
      (each) => (each.securityContext = { ...each.securityContext, runAsUser: 0 }),
    ),
  ],
  [
    'containers drop all capabilities',
    'kept',
    editContainer('CronJob/auth-backup', (each) => delete each.securityContext?.capabilities),
  ],
  [
    'containers drop all capabilities',
    'added',
    editContainer(
      orders,
      (each) =>
        (each.securityContext = {
          ...each.securityContext,
          capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] },
        }),
    ),
  ],
  [
    'root file systems are read-only',
    'writable',
    editContainer(
      'StatefulSet/auth-mongodb',
      (each) => delete each.securityContext?.readOnlyRootFilesystem,
    ),
  ],
  [
    'pods run as a numeric user, ours from 10000',
    'no user',
    editPod('StatefulSet/redis', (pod) => delete pod.securityContext?.runAsUser),
  ],
  [
    'pods run as a numeric user, ours from 10000',
    'user 1000',
    editPod(orders, (pod) => (pod.securityContext = { ...pod.securityContext, runAsUser: 1000 })),
  ],
  [
    'containers have requests and limits',
    'no limit',
    editContainer('Job/demo-data', (each) => delete each.resources?.limits),
  ],
  [
    'what prepares a pod asks for no more CPU than the pod',
    'a greedy one',
    editPod('StatefulSet/orders-mongodb', ({ initContainers: [users] = [] }) => {
      if (users) users.resources = { ...users.resources, requests: { cpu: '0.1' } };
    }),
  ],
  [
    'servers have three different probes',
    'none',
    editContainer('StatefulSet/nats-streaming', (each) => delete each.startupProbe),
  ],
  [
    'servers have three different probes',
    'the same twice',
    editContainer(
      orders,
      (each) => (each.readinessProbe = { ...each.livenessProbe, failureThreshold: 1 }),
    ),
  ],
  [
    'servers have three different probes',
    'life that depends on others',
    editContainer(
      orders,
      (each) => (each.livenessProbe = { httpGet: { path: '/healthz/ready', port: 'http' } }),
    ),
  ],
  [
    'servers wait before they stop',
    'none',
    editContainer('Deployment/client', (each) => delete each.lifecycle),
  ],
  [
    'the grace period is longer than the drain',
    'a short grace',
    editPod(orders, (pod) => (pod.terminationGracePeriodSeconds = 20)),
  ],
  [
    'the grace period is longer than the drain',
    'a long drain',
    editData('services-', 'SHUTDOWN_GRACE_MS', () => '30000'),
  ],
  [
    'the grace period is longer than the drain',
    'a grace that is shorter than the drain of a service that is told none',
    (objects) => {
      removeData('services-', 'SHUTDOWN_GRACE_MS')(objects);
      editPod(orders, (pod) => (pod.terminationGracePeriodSeconds = 24))(objects);
    },
  ],
  [
    'the grace period is longer than the drain',
    'connections that are kept for longer',
    editPod('Deployment/client', (pod) => (pod.terminationGracePeriodSeconds = 70)),
  ],
  [
    'no pod gets a token of the API server',
    'the pod',
    editPod('CronJob/auth-backup', (pod) => (pod.automountServiceAccountToken = true)),
  ],
  [
    'no pod gets a token of the API server',
    'the account',
    edit<ServiceAccount>(
      'ServiceAccount/orders',
      (each) => delete each.automountServiceAccountToken,
    ),
  ],
  [
    'pods have a service account of their own',
    'the default one',
    editPod(orders, (pod) => delete pod.serviceAccountName),
  ],
  [
    'pods are not told of every service by their environment',
    'told',
    editPod(orders, (pod) => delete pod.enableServiceLinks),
  ],
  [
    'jobs end, and are forgotten or bounded',
    'a job',
    edit<Job>('Job/demo-data', ({ spec }) => delete spec?.activeDeadlineSeconds),
  ],
  [
    'jobs end, and are forgotten or bounded',
    'a cron job',
    edit<CronJob>(
      'CronJob/auth-backup',
      ({ spec }) => delete spec?.jobTemplate.spec?.activeDeadlineSeconds,
    ),
  ],
  [
    'an update takes no pod away before its successor is ready',
    'one away',
    edit<Deployment>(orders, ({ spec }) => delete spec?.strategy),
  ],
];
