import type { Deployment } from 'kubernetes-types/apps/v1';
import { named, ofKind, selects, workloads, type KubeObject } from '../kube-object';
import { OURS, type Rendered, type Rules } from '../rule';

function deployments(objects: readonly KubeObject[]): Map<string, Deployment> {
  return new Map(ofKind(objects, 'Deployment').map((each) => [each.metadata.name, each]));
}

/** How many pods there are at least. An autoscaler raises what is below its minimum. */
function replicasMin(objects: readonly KubeObject[], name: string): number {
  const stated = deployments(objects).get(name)?.spec?.replicas ?? 1;
  const scaler = ofKind(objects, 'HorizontalPodAutoscaler').find(
    ({ spec }) => spec?.scaleTargetRef.kind === 'Deployment' && spec.scaleTargetRef.name === name,
  );
  return Math.max(stated, scaler?.spec?.minReplicas ?? 0);
}

function isSpread({ spec }: Deployment): boolean {
  const keys = (spec?.template.spec?.topologySpreadConstraints ?? [])
    .filter(({ labelSelector }) => selects(labelSelector, spec?.template.metadata?.labels ?? {}))
    .map(({ topologyKey }) => topologyKey);
  return ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].every((key) =>
    keys.includes(key),
  );
}

const inProd = (check: (rendered: Rendered) => string[]) => (rendered: Rendered) =>
  rendered.overlay === 'prod' ? check(rendered) : [];

const inDev = (check: (rendered: Rendered) => string[]) => (rendered: Rendered) =>
  rendered.overlay === 'dev' ? check(rendered) : [];

export const overlayRules: Rules = {
  'everything of ours is there': ({ objects }) =>
    OURS.filter((name) => !deployments(objects).has(name)).map((name) => `Deployment/${name}`),

  'prod has two pods or more of each of ours': inProd(({ objects }) =>
    OURS.filter((name) => replicasMin(objects, name) < 2).map((name) => `Deployment/${name}`),
  ),

  'autoscalers decide on the number of pods alone': ({ objects }) =>
    ofKind(objects, 'HorizontalPodAutoscaler')
      .filter(({ spec }) => {
        const target = deployments(objects).get(spec?.scaleTargetRef.name ?? '');
        return !target || target.spec?.replicas !== undefined;
      })
      .map(({ metadata }) => `HorizontalPodAutoscaler/${metadata.name}`),

  'a chosen autoscaler is there for each of ours': ({ objects, components, overlay }) =>
    !components.has('hpa') && overlay !== 'prod'
      ? []
      : OURS.filter((name) => !named(ofKind(objects, 'HorizontalPodAutoscaler'), name)).map(
          (name) => `HorizontalPodAutoscaler/${name}`,
        ),

  'prod loses one pod of each of ours at a time': inProd(({ objects }) =>
    OURS.filter((name) => {
      const labels = workloads(objects).find((each) => each.name === name)?.podLabels ?? {};
      return !ofKind(objects, 'PodDisruptionBudget').some(
        ({ spec }) => spec?.maxUnavailable === 1 && selects(spec.selector, labels),
      );
    }).map((name) => `PodDisruptionBudget/${name}`),
  ),

  'prod spreads the pods of each of ours over nodes and zones': inProd(({ objects }) =>
    [...deployments(objects)]
      .filter(([name, deployment]) => OURS.includes(name) && !isSpread(deployment))
      .map(([name]) => `Deployment/${name}`),
  ),

  'prod has nothing that is there to try the shop': inProd(({ objects }) =>
    workloads(objects)
      .filter(({ podLabels }) => podLabels['app.kubernetes.io/component'] === 'demo')
      .map(({ title }) => title),
  ),

  'dev has one pod of each of ours': inDev(({ objects, components }) =>
    components.has('hpa')
      ? []
      : OURS.filter((name) => replicasMin(objects, name) !== 1).map((name) => `Deployment/${name}`),
  ),

  'dev simulates Stripe': inDev(({ objects }) => {
    const env = workloads(objects)
      .filter(({ name }) => name === 'payments')
      .flatMap(({ containers }) => containers.flatMap(({ env = [] }) => env));
    const address = env.find(({ name }) => name === 'STRIPE_API_URL')?.value;
    return named(ofKind(objects, 'Service'), 'stripe-simulator') &&
      address === 'http://stripe-simulator:3110'
      ? []
      : ['Service/stripe-simulator'];
  }),

  'dev has something to buy': inDev(({ objects, components }) =>
    components.has('gateway-api') || named(ofKind(objects, 'Job'), 'demo-data')
      ? []
      : ['Job/demo-data'],
  ),
};
