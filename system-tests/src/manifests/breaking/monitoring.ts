import type { StatefulSet } from 'kubernetes-types/apps/v1';
import type { Service } from 'kubernetes-types/core/v1';
import { edit, editContainer, editData, editPod, remove } from './change';
import type { BrokenCase } from './broken-case';

const ASKS = 'Prometheus asks every pod of ours, and keeps what it hears';
const SHOWS = 'Grafana shows its dashboards behind a password';
const ARROWS = 'pods reach each other along the arrows of the picture alone';

export const BROKEN_MONITORING: BrokenCase[] = [
  [ASKS, 'nobody', remove('StatefulSet/prometheus'), 'monitoring'],
  [
    ASKS,
    'one less',
    editData('prometheus-', 'prometheus.yml', (text) => text.replace('- orders-metrics\n', '')),
    'monitoring',
  ],
  [ASKS, 'a name that is none', remove('Service/orders-metrics'), 'monitoring'],
  [
    ASKS,
    'one address for all',
    edit<Service>('Service/orders-metrics', ({ spec }) => delete spec?.clusterIP),
    'monitoring',
  ],
  [
    ASKS,
    'not those that are in trouble',
    edit<Service>('Service/orders-metrics', ({ spec }) => delete spec?.publishNotReadyAddresses),
    'monitoring',
  ],
  [
    ASKS,
    'another port',
    editData('prometheus-', 'prometheus.yml', (text) => text.replace('port: 9464', 'port: 9465')),
    'monitoring',
  ],
  [
    ASKS,
    'who is not told to tell',
    editContainer('Deployment/orders', (each) => {
      each.env = (each.env ?? []).filter(({ name }) => name !== 'METRICS_PORT');
    }),
    'monitoring',
  ],
  [
    ASKS,
    'in memory',
    edit<StatefulSet>('StatefulSet/prometheus', ({ spec }) => delete spec?.volumeClaimTemplates),
    'monitoring',
  ],
  [
    ASKS,
    'without rules',
    editPod('StatefulSet/prometheus', (pod) => {
      pod.volumes = (pod.volumes ?? []).filter(({ name }) => name !== 'rules');
    }),
    'monitoring',
  ],
  [SHOWS, 'nobody', remove('Deployment/grafana'), 'monitoring'],
  [
    SHOWS,
    'behind that of its makers',
    editContainer('Deployment/grafana', (each) => each.env?.shift()),
    'monitoring',
  ],
  [
    SHOWS,
    'none',
    editPod('Deployment/grafana', (pod) => {
      pod.volumes = (pod.volumes ?? []).filter(({ name }) => name !== 'dashboards');
    }),
    'monitoring',
  ],
  [ARROWS, 'metrics', remove('NetworkPolicy/prometheus-to-services-in'), 'monitoring'],
  [ARROWS, 'dashboards', remove('NetworkPolicy/grafana-to-prometheus-out'), 'monitoring'],
];
