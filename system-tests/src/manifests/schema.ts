import { createLiteralCheck } from '../support/literal-check';
import { titleOf, type KubeObject } from './kube-object';

/** Where the types of an API version are. What Kubernetes has removed has none. */
function moduleOf(apiVersion: string): string {
  const [group = '', version = ''] = apiVersion.split('/');
  if (group === 'gateway.networking.k8s.io') return `../manifests/gateway-api`;
  if (version === '') return `kubernetes-types/core/${group}`;
  return `kubernetes-types/${group.replace(/\.k8s\.io$/, '')}/${version}`;
}

export interface SchemaFault {
  object: KubeObject;
  finding: string;
}

/** Finds what is wrong with objects by the types of Kubernetes. */
export function createSchemaCheck(): (objects: readonly KubeObject[]) => SchemaFault[] {
  const check = createLiteralCheck();
  return (objects) => {
    const literals = objects.map((object) => ({
      type: `import('${moduleOf(object.apiVersion)}').${object.kind}`,
      json: JSON.stringify(object),
    }));
    return check(literals).map(({ index, message }) => {
      const object = objects[index];
      if (!object) throw new Error('the compiler reports a line that no object has');
      return { object, finding: `${titleOf(object)}: ${message}` };
    });
  };
}
