import { named, ofKind, titleOf, type KubeObject } from '../kube-object';
import { hasDemo, type PathRow, type Rendered, type Rules } from '../rule';

const HOST = 'ticketing.local';
const TLS_SECRET = 'ticketing-tls';

interface Route {
  title: string;
  path: string;
  service: string;
  isPrefix: boolean;
}

function ingressRoutes(objects: readonly KubeObject[]): Route[] {
  return ofKind(objects, 'Ingress').flatMap((ingress) =>
    (ingress.spec?.rules ?? []).flatMap(({ http }) =>
      (http?.paths ?? []).map(({ path = '', pathType, backend }) => ({
        title: titleOf(ingress),
        path,
        service: backend.service?.name ?? '',
        isPrefix: pathType === 'Prefix',
      })),
    ),
  );
}

function gatewayRoutes(objects: readonly KubeObject[]): Route[] {
  return ofKind(objects, 'HTTPRoute').flatMap((route) =>
    route.spec.rules.flatMap(({ matches = [], backendRefs = [] }) =>
      matches.map(({ path }) => ({
        title: titleOf(route),
        path: path.value,
        service: backendRefs[0]?.name ?? '',
        isPrefix: path.type === 'PathPrefix',
      })),
    ),
  );
}

function expectedPaths(rendered: Rendered): PathRow[] {
  return rendered.paths.filter(({ only }) => only === undefined || hasDemo(rendered));
}

function pathFaults(rendered: Rendered, routes: readonly Route[]): string[] {
  const wanted = expectedPaths(rendered).map(({ prefix, service }) => `${prefix} → ${service}`);
  const found = routes.map(({ path, service }) => `${path} → ${service}`);
  return [
    ...wanted.filter((route) => !found.includes(route)).map((route) => `${route}: is missing`),
    ...found
      .filter((route) => !wanted.includes(route))
      .map((route) => `${route}: is not in the table`),
    ...routes
      .filter(({ isPrefix }) => !isPrefix)
      .map(({ title, path }) => `${title}: ${path} is no prefix`),
  ];
}

function ingressFaults(objects: readonly KubeObject[]): string[] {
  return ofKind(objects, 'Ingress').flatMap((ingress) => {
    const { ingressClassName, tls = [], rules = [] } = ingress.spec ?? {};
    const isCovered = rules.every(({ host = '' }) =>
      tls.some(({ hosts, secretName }) => hosts?.includes(host) && secretName === TLS_SECRET),
    );
    return [
      ...(ingressClassName === 'nginx' ? [] : ['has another class']),
      ...(rules.every(({ host }) => host === HOST) ? [] : ['has another host']),
      ...(isCovered ? [] : ['has no TLS']),
      ...Object.keys(ingress.metadata.annotations ?? {}).map((key) => `lives on ${key}`),
    ].map((fault) => `${titleOf(ingress)}: ${fault}`);
  });
}

function gatewayFaults(objects: readonly KubeObject[]): string[] {
  const gateway = named(ofKind(objects, 'Gateway'), 'ticketing');
  const https = gateway?.spec.listeners.find(({ protocol }) => protocol === 'HTTPS');
  const isHttpRedirected = ofKind(objects, 'HTTPRoute').some(
    ({ spec }) =>
      spec.parentRefs.some(({ sectionName }) => sectionName === 'http') &&
      spec.rules.every(({ filters = [] }) => filters[0]?.requestRedirect.scheme === 'https'),
  );
  return [
    ...(https?.tls?.certificateRefs[0]?.name === TLS_SECRET ? [] : ['has no TLS']),
    ...(https?.hostname === HOST ? [] : ['has another host']),
    ...(isHttpRedirected ? [] : ['serves plain HTTP']),
    ...ofKind(objects, 'Ingress').map((ingress) => `stands beside ${titleOf(ingress)}`),
  ].map((fault) => `Gateway/ticketing: ${fault}`);
}

export const entryRules: Rules = {
  'the way in has one host, TLS, and no annotation that it lives on': ({ objects, components }) =>
    components.has('gateway-api') ? gatewayFaults(objects) : ingressFaults(objects),

  'the paths are those of infra/paths.json': (rendered) =>
    pathFaults(
      rendered,
      rendered.components.has('gateway-api')
        ? gatewayRoutes(rendered.objects)
        : ingressRoutes(rendered.objects),
    ),

  'what the way in names is a service with that port': ({ objects }) => {
    const services = ofKind(objects, 'Service');
    return [...ingressRoutes(objects), ...gatewayRoutes(objects)]
      .filter(
        ({ service }) =>
          !named(services, service)?.spec?.ports?.some(({ name }) => name === 'http'),
      )
      .map(({ title, service }) => `${title}: Service/${service}`);
  },
};
