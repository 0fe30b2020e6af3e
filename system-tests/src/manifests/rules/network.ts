import type { NetworkPolicyPeer, NetworkPolicyPort } from 'kubernetes-types/networking/v1';
import { ofKind, selects, workloads, type KubeObject, type Labels } from '../kube-object';
import { hasDemo, SERVICES, type Rendered, type Rules } from '../rule';

interface Pod {
  name: string;
  labels: Labels;
  ports: { name: string; port: number }[];
}

interface OneWay {
  peers: readonly NetworkPolicyPeer[] | undefined;
  ports: readonly NetworkPolicyPort[] | undefined;
}

type Direction = 'Egress' | 'Ingress';

const ENTRY_NAMESPACE = { 'kubernetes.io/metadata.name': 'ingress-nginx' };
const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'];

function podsOf(objects: readonly KubeObject[]): Pod[] {
  return workloads(objects).map(({ name, podLabels, containers }) => ({
    name,
    labels: podLabels,
    ports: containers
      .flatMap(({ ports = [] }) => ports)
      .map(({ name: portName = '', containerPort }) => ({ name: portName, port: containerPort })),
  }));
}

/** The rules that hold for a pod in one direction, or undefined where nothing restrains it. */
function rulesFor(
  objects: readonly KubeObject[],
  pod: Pod,
  direction: Direction,
): OneWay[] | undefined {
  const policies = ofKind(objects, 'NetworkPolicy').filter(
    ({ spec }) => spec?.policyTypes?.includes(direction) && selects(spec.podSelector, pod.labels),
  );
  if (policies.length === 0) return undefined;
  return policies.flatMap(({ spec }) =>
    direction === 'Egress'
      ? (spec?.egress ?? []).map(({ to, ports }) => ({ peers: to, ports }))
      : (spec?.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports })),
  );
}

function allows(rules: OneWay[] | undefined, other: Labels, port: Pod['ports'][number]): boolean {
  if (!rules) return true;
  return rules.some(
    ({ peers, ports }) =>
      (ports === undefined ||
        ports.some((each) => each.port === port.name || each.port === port.port)) &&
      (peers === undefined ||
        peers.some(
          ({ podSelector, namespaceSelector, ipBlock }) =>
            !ipBlock && !namespaceSelector && selects(podSelector, other),
        )),
  );
}

/** Which pod can reach which, as `from → to:port`. */
function arrowsOf(objects: readonly KubeObject[]): string[] {
  const pods = podsOf(objects);
  const out = new Map(pods.map((pod) => [pod, rulesFor(objects, pod, 'Egress')]));
  const into = new Map(pods.map((pod) => [pod, rulesFor(objects, pod, 'Ingress')]));
  return pods.flatMap((from) =>
    pods.flatMap((to) =>
      to.ports
        .filter(
          (port) =>
            allows(out.get(from), to.labels, port) && allows(into.get(to), from.labels, port),
        )
        .map((port) => `${from.name} → ${to.name}:${port.name}`),
    ),
  );
}

/** The arrows of the architecture's picture, for what is rendered. */
function arrowsOfThePicture(rendered: Rendered): string[] {
  const { components } = rendered;
  const broker = components.has('jetstream') ? 'nats' : 'nats-streaming';
  const hasMongo = !components.has('external-mongo');
  return [
    ...['auth', 'tickets', 'orders', 'payments'].map((service) => `client → ${service}:http`),
    ...SERVICES.map((service) => `${service} → ${broker}:nats`),
    ...(hasMongo ? SERVICES.map((service) => `${service} → ${service}-mongodb:mongodb`) : []),
    'expiration → redis:redis',
    ...(components.has('jetstream') ? ['nats → nats:peers'] : []),
    ...(components.has('backup') && hasMongo
      ? SERVICES.flatMap((service) =>
          ['backup', 'restore'].map((job) => `${service}-${job} → ${service}-mongodb:mongodb`),
        )
      : []),
    ...(hasDemo(rendered)
      ? ['payments → stripe-simulator:http', 'stripe-simulator → payments:http']
      : []),
    ...(components.has('monitoring')
      ? [...SERVICES.map((name) => `prometheus → ${name}:metrics`), 'grafana → prometheus:http']
      : []),
  ];
}

function internetUsers(objects: readonly KubeObject[]): string[] {
  return podsOf(objects)
    .filter((pod) => {
      const rules = rulesFor(objects, pod, 'Egress');
      if (!rules) return true;
      return rules.some(
        ({ peers }) => peers === undefined || peers.some(({ ipBlock }) => ipBlock !== undefined),
      );
    })
    .map(({ name }) => name);
}

function enteredByTheOutside(objects: readonly KubeObject[]): string[] {
  return podsOf(objects)
    .filter((pod) =>
      rulesFor(objects, pod, 'Ingress')?.some(({ peers }) =>
        peers?.some(
          ({ namespaceSelector }) =>
            namespaceSelector !== undefined && selects(namespaceSelector, ENTRY_NAMESPACE),
        ),
      ),
    )
    .map(({ name }) => name);
}

function difference(wanted: readonly string[], found: readonly string[]): string[] {
  return [
    ...wanted.filter((each) => !found.includes(each)).map((each) => `${each}: is not let through`),
    ...found.filter((each) => !wanted.includes(each)).map((each) => `${each}: is let through`),
  ];
}

/** A rule that holds where the policies are chosen. */
function whereChosen(rendered: Rendered, check: () => string[]): string[] {
  return rendered.components.has('network-policies') ? check() : [];
}

export const networkRules: Rules = {
  'nothing goes in or out by default': (rendered) =>
    whereChosen(rendered, () =>
      ofKind(rendered.objects, 'NetworkPolicy').some(
        ({ spec }) =>
          JSON.stringify(spec?.podSelector) === '{}' &&
          spec?.policyTypes?.length === 2 &&
          !spec.egress &&
          !spec.ingress,
      )
        ? []
        : ['NetworkPolicy/default-deny: is not there'],
    ),

  'pods reach each other along the arrows of the picture alone': (rendered) =>
    whereChosen(rendered, () =>
      difference(arrowsOfThePicture(rendered), arrowsOf(rendered.objects)),
    ),

  'only payments may reach the internet': (rendered) =>
    whereChosen(rendered, () => {
      const blocks = ofKind(rendered.objects, 'NetworkPolicy')
        .flatMap(({ spec }) => spec?.egress ?? [])
        .flatMap(({ to = [] }) => to.flatMap(({ ipBlock }) => (ipBlock ? [ipBlock] : [])));
      return [
        ...difference(['payments'], internetUsers(rendered.objects)),
        ...blocks
          .filter(({ cidr }) => cidr === '0.0.0.0/0')
          .flatMap(({ except = [] }) => PRIVATE_NETWORKS.filter((each) => !except.includes(each)))
          .map((each) => `${each}: is not the internet`),
      ];
    }),

  'the way in leads to what the ingress serves alone': (rendered) =>
    whereChosen(rendered, () =>
      difference(
        [
          ...['auth', 'tickets', 'orders', 'payments', 'client'],
          ...(hasDemo(rendered) ? ['stripe-simulator'] : []),
        ],
        enteredByTheOutside(rendered.objects),
      ),
    ),
};
