import type { NetworkPolicy } from 'kubernetes-types/networking/v1';
import { edit, remove } from './change';
import type { BrokenCase } from './broken-case';

export const BROKEN_NETWORK: BrokenCase[] = [
  ['nothing goes in or out by default', 'it does', remove('NetworkPolicy/default-deny')],
  [
    'pods reach each other along the arrows of the picture alone',
    'an arrow less',
    remove('NetworkPolicy/expiration-to-redis-out'),
  ],
  [
    'pods reach each other along the arrows of the picture alone',
    'everybody everywhere',
    edit<NetworkPolicy>(
      'NetworkPolicy/services-to-broker-in',
      (each) =>
        (each.spec = {
          podSelector: {},
          policyTypes: ['Ingress', 'Egress'],
          ingress: [{}],
          egress: [{}],
        }),
    ),
  ],
  [
    'only payments may reach the internet',
    'all may',
    edit<NetworkPolicy>('NetworkPolicy/payments-to-stripe', ({ spec }) => {
      if (spec) spec.podSelector = {};
    }),
  ],
  [
    'only payments may reach the internet',
    'nobody may',
    remove('NetworkPolicy/payments-to-stripe'),
  ],
  [
    'only payments may reach the internet',
    'the metadata of the cloud',
    edit<NetworkPolicy>('NetworkPolicy/payments-to-stripe', ({ spec }) => {
      const block = spec?.egress?.[0]?.to?.[0]?.ipBlock;
      if (block) block.except = ['10.0.0.0/8'];
    }),
  ],
  [
    'the way in leads to what the ingress serves alone',
    'to all',
    edit<NetworkPolicy>('NetworkPolicy/entry-to-web', ({ spec }) => {
      if (spec) spec.podSelector = {};
    }),
  ],
];
