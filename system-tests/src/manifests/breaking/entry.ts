import type { Ingress } from 'kubernetes-types/networking/v1';
import type { Gateway, HTTPRoute } from '../gateway-api';
import { edit, remove } from './change';
import type { BrokenCase } from './broken-case';

export const BROKEN_ENTRY: BrokenCase[] = [
  [
    'the way in has one host, TLS, and no annotation that it lives on',
    'no TLS',
    edit<Ingress>('Ingress/ticketing', ({ spec }) => delete spec?.tls),
  ],
  [
    'the way in has one host, TLS, and no annotation that it lives on',
    'an annotation',
    edit<Ingress>(
      'Ingress/ticketing',
      (each) =>
        (each.metadata = {
          ...each.metadata,
          annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/' },
        }),
    ),
  ],
  [
    'the way in has one host, TLS, and no annotation that it lives on',
    'another class',
    edit<Ingress>(
      'Ingress/ticketing',
      (each) => (each.spec = { ...each.spec, ingressClassName: 'traefik' }),
    ),
  ],
  [
    'the way in has one host, TLS, and no annotation that it lives on',
    'another host',
    edit<Ingress>('Ingress/ticketing', ({ spec }) => {
      if (spec?.rules?.[0]) spec.rules[0].host = 'example.com';
    }),
  ],
  [
    'the way in has one host, TLS, and no annotation that it lives on',
    'a gateway without',
    edit<Gateway>('Gateway/ticketing', ({ spec }) => spec.listeners.splice(1)),
    'gateway',
  ],
  [
    'the way in has one host, TLS, and no annotation that it lives on',
    'plain HTTP',
    remove('HTTPRoute/ticketing-to-https'),
    'gateway',
  ],
  [
    'the paths are those of infra/paths.json',
    'one less',
    edit<Ingress>('Ingress/ticketing', ({ spec }) => spec?.rules?.[0]?.http?.paths.shift()),
  ],
  [
    'the paths are those of infra/paths.json',
    'an exact one',
    edit<Ingress>('Ingress/ticketing', ({ spec }) => {
      const first = spec?.rules?.[0]?.http?.paths[0];
      if (first) first.pathType = 'Exact';
    }),
  ],
  [
    'the paths are those of infra/paths.json',
    'one less',
    edit<HTTPRoute>('HTTPRoute/ticketing', ({ spec }) => spec.rules.shift()),
    'gateway',
  ],
  ['what the way in names is a service with that port', 'none', remove('Service/orders')],
];
