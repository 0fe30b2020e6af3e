import { ofKind, selects, titleOf, workloads, type KubeObject } from '../kube-object';
import type { Rendered, Rules } from '../rule';

const NAMESPACE = 'ticketing';
const LABELS = ['name', 'component', 'part-of', 'managed-by'].map(
  (name) => `app.kubernetes.io/${name}`,
);
const DIGEST = /@sha256:[0-9a-f]{64}$/;
const TAG = /:[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const SECRET_NAME = /(PASSWORD|SECRET|TOKEN|KEY|CREDENTIALS?)$/;
const ADDRESS_WITH_PASSWORD = /:\/\/[^/\s"]*:(?!\$\()[^/@\s$"]+@/;

function duplicates(titles: readonly string[]): string[] {
  return [...new Set(titles.filter((title, index) => titles.indexOf(title) !== index))];
}

function imageFault(image: string, { overlay }: Rendered): string | undefined {
  if (DIGEST.test(image)) return undefined;
  if (overlay === 'prod') return `${image} has no digest`;
  return !TAG.test(image) || image.endsWith(':latest') ? `${image} floats` : undefined;
}

/** Labels of the pods that an object means to find. */
function podSelectors(objects: readonly KubeObject[]): { title: string; finds: boolean }[] {
  const pods = workloads(objects).map(({ podLabels }) => podLabels);
  const services = ofKind(objects, 'Service').map((service) => ({
    title: titleOf(service),
    finds: pods.some((pod) => selects({ matchLabels: service.spec?.selector ?? {} }, pod)),
  }));
  const budgets = ofKind(objects, 'PodDisruptionBudget').map((budget) => ({
    title: titleOf(budget),
    finds: pods.some((pod) => selects(budget.spec?.selector, pod)),
  }));
  return [...services, ...budgets];
}

export const objectRules: Rules = {
  'no object is there twice': ({ objects }) => duplicates(objects.map(titleOf)),

  'objects are in the namespace': ({ objects }) =>
    objects
      .filter(({ metadata }) => metadata.namespace !== NAMESPACE)
      .map((object) => `${titleOf(object)}: is in ${object.metadata.namespace ?? 'none'}`),

  'the namespace is not deleted with what is in it': ({ objects }) =>
    ofKind(objects, 'Namespace').map(titleOf),

  'objects and pods have the standard labels': ({ objects }) => [
    ...objects
      .filter(({ metadata }) => LABELS.some((label) => !metadata.labels?.[label]))
      .map((object) => `${titleOf(object)}: lacks one`),
    ...workloads(objects)
      .filter(({ podLabels }) => LABELS.some((label) => !podLabels[label]))
      .map(({ title }) => `${title}: its pods lack one`),
  ],

  'no secret is written down': ({ objects }) => [
    ...ofKind(objects, 'Secret').map(titleOf),
    ...workloads(objects).flatMap(({ title, containers }) =>
      containers
        .flatMap(({ env = [] }) => env)
        .filter(({ name, value }) => value !== undefined && SECRET_NAME.test(name))
        .map(({ name }) => `${title}: ${name}`),
    ),
    ...objects
      .filter((object) => ADDRESS_WITH_PASSWORD.test(JSON.stringify(object)))
      .map((object) => `${titleOf(object)}: an address with a password`),
  ],

  'images are pinned': (rendered) =>
    workloads(rendered.objects).flatMap(({ title, containers }) =>
      containers.flatMap(({ image = '' }) => {
        const fault = imageFault(image, rendered);
        return fault === undefined ? [] : [`${title}: ${fault}`];
      }),
    ),

  'selectors find the pods that they mean': ({ objects }) => [
    ...podSelectors(objects)
      .filter(({ finds }) => !finds)
      .map(({ title }) => `${title}: finds none`),
    ...workloads(objects)
      .filter(({ isServer }) => isServer)
      .filter(({ object, podLabels }) => {
        const { spec } = object as {
          spec?: { selector?: { matchLabels?: Record<string, string> } };
        };
        return !spec?.selector?.matchLabels || !selects(spec.selector, podLabels);
      })
      .map(({ title }) => `${title}: does not find its own`),
  ],
};
