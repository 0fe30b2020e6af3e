import type { ObjectMeta } from 'kubernetes-types/meta/v1';

/** What we use of the Gateway API's v1. Its definitions are in no package of types that Node 20 can use. */
export interface Gateway {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'Gateway';
  metadata: ObjectMeta;
  spec: {
    gatewayClassName: string;
    listeners: {
      name: string;
      protocol: 'HTTP' | 'HTTPS';
      port: number;
      hostname?: string;
      tls?: { mode: 'Terminate'; certificateRefs: { name: string }[] };
    }[];
  };
}

export interface HTTPRoute {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'HTTPRoute';
  metadata: ObjectMeta;
  spec: {
    parentRefs: { name: string; sectionName?: string }[];
    hostnames?: string[];
    rules: {
      matches?: { path: { type: 'PathPrefix' | 'Exact'; value: string } }[];
      filters?: {
        type: 'RequestRedirect';
        requestRedirect: { scheme: 'https'; statusCode: 301 | 302 | 308 };
      }[];
      backendRefs?: { name: string; port: number }[];
      timeouts?: { request?: string; backendRequest?: string };
    }[];
  };
}
