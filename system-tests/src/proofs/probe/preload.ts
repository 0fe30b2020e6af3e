import { isMainThread } from 'node:worker_threads';
import { applyMutants } from '../mutants/apply-mutants';
import { installProbe } from './install-probe';
import { readProbeEnvironment } from './read-environment';

// A logger's or a driver's worker thread loads this too, and has nothing of the service in it.
if (isMainThread) {
  const environment = readProbeEnvironment(process.env);
  applyMutants(environment.mutants, environment.pod);
  installProbe(environment);
}
