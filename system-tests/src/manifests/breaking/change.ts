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

/** What a generated ConfigMap brings; its name has a hash. */
function dataWith(objects: readonly KubeObject[], start: string, key: string) {
  const maps = objects.filter(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith(start),
  ) as (KubeObject & { data: Record<string, string> })[];
  const data = maps.find((map) => map.data[key] !== undefined)?.data;
  if (!data) throw new Error(`${start} has no ${key} to be broken`);
  return data;
}

/** Changes a file or a value. */
export function editData(start: string, key: string, change: (text: string) => string): Change {
  return (objects) => {
    const data = dataWith(objects, start, key);
    const before = data[key] ?? '';
    data[key] = change(before);
    if (data[key] === before) throw new Error(`${start} has no ${key} to be broken so`);
  };
}

export function removeData(start: string, key: string): Change {
  return (objects) => {
    const data = dataWith(objects, start, key);
    // The key is an argument; an object of data is what it is taken from.
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    delete data[key];
  };
}
