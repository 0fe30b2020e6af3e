import { POD_NAMES, PODS, type PodName } from '../../arena/pods';
import type { Pod } from '../../arena/arena';
import { PEACE, type ProbeOrders } from '../../probe/journal';
import { fakeVictim, type FakeVictim } from './fake-victim';

export interface FakePod extends Pod, FakeVictim {
  readonly name: PodName;
  /** What its probe has been told, all in all. */
  orders(): ProbeOrders;
}

export interface FakePods {
  pod(name: PodName): FakePod;
  pods(service?: string): FakePod[];
}

/** All pods of an arena, none of which is a process. */
export function fakePods(note?: (line: string) => void): FakePods {
  const all = POD_NAMES.map((name): FakePod => {
    let orders = PEACE;
    return Object.assign(fakeVictim(name, note), {
      name,
      service: PODS[name],
      url: `http://${name}`,
      instruct: (wanted: Partial<ProbeOrders>) => void (orders = { ...orders, ...wanted }),
      orders: () => orders,
    });
  });
  const pods = (service?: string) => (service ? all.filter((pod) => pod.service === service) : all);
  return { pods, pod: (name) => all.find((pod) => pod.name === name) as FakePod };
}
