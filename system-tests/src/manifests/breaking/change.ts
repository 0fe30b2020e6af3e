import type { Container, PodSpec } from 'kubernetes-types/core/v1';
import { titleOf, workloads, type KubeObject } from '../kube-object';
import type { Rendered } from '../rule';

/** Changes objects in place, as a bad commit would. */
export type Change = (objects: KubeObject[]) => void;

/** A rendering of its own, broken. */
export function brokenBy(rendered: Rendered, change: Change): Rendered {
  const objects = structuredClone(rendered.objects) as KubeObject[];
  change(objects);
  return { ...rendered, objects };
}

/** Changes one object. @throws where there is none, so that no test breaks nothing */
// What an object is, its title says; a type of its own spares each caller a cast.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function edit<T>(title: string, change: (object: T) => void): Change {
  return (objects) => {
    const object = objects.find((each) => titleOf(each) === title);
    if (!object) throw new Error(`${title} is not there to be broken`);
    change(object as T);
  };
}

export function remove(title: string): Change {
  return (objects) => {
    const index = objects.findIndex((each) => titleOf(each) === title);
    if (index < 0) throw new Error(`${title} is not there to be removed`);
    objects.splice(index, 1);
  };
}

export function add(object: object): Change {
  return (objects) => void objects.push(object as KubeObject);
}

export function editPod(title: string, change: (pod: PodSpec) => void): Change {
  return (objects) => {
    const workload = workloads(objects).find((each) => each.title === title);
    if (!workload) throw new Error(`${title} is not there to be broken`);
    change(workload.pod);
  };
}

export function editContainer(title: string, change: (container: Container) => void): Change {
  return editPod(title, ({ containers: [container] }) => {
    if (container) change(container);
  });
}

/** Changes a file or a value that a generated ConfigMap brings; its name has a hash. */
export function editData(start: string, key: string, change: (text: string) => string): Change {
  return (objects) => {
    const maps = objects.filter(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith(start),
    ) as (KubeObject & { data: Record<string, string> })[];
    const map = maps.find(({ data }) => data[key] !== undefined);
    const text = map?.data[key];
    if (!map || text === undefined || change(text) === text) {
      throw new Error(`${start} has no ${key} to be broken so`);
    }
    map.data[key] = change(text);
  };
}
