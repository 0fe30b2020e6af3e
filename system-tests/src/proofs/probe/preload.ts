import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import type * as Mutants from '../mutants/apply-mutants';
import { followOrders } from './follow-orders';
import type * as Probe from './install-probe';
import { shiftDate } from './probe-clock';
import { readProbeEnvironment } from './read-environment';

// A logger's or a driver's worker thread loads this too, and has nothing of the service in it.
if (isMainThread) {
  const environment = readProbeEnvironment(process.env);
  const orders = followOrders(environment.ordersFile);
  const machineClock = shiftDate(globalThis, () => orders().clockShiftMs);

  // Loaded only now: libraries come with them, some of which keep the `Date` that they first see.
  const load = createRequire(__filename);
  const { applyMutants } = load('../mutants/apply-mutants') as typeof Mutants;
  const { installProbe } = load('./install-probe') as typeof Probe;
  applyMutants(environment.mutants, environment.pod);
  installProbe(environment, { orders, machineClock });
}
