import { PODS } from '../arena/pods';
import { isMutant, MUTANTS, type MutantName } from './mutants';
import { ignoreSecondPayments, switchOffClaimsIndex, switchOffRescueCheck } from './orders-mutants';
import {
  refundBehindVersionGate,
  switchOffCompareAndSet,
  switchOffLivePaymentKey,
  switchOffRefunds,
  switchOffRejectionsSweep,
  writeAfterCall,
} from './payments-mutants';
import {
  acknowledgeFirst,
  switchOffJournal,
  switchOffSweeper,
  switchOffVersionGate,
} from './shared-mutants';

const SWITCHES: Readonly<Record<MutantName, () => void>> = {
  'version-gate': switchOffVersionGate,
  'claims-index': switchOffClaimsIndex,
  'journalled-write': switchOffJournal,
  'outbox-sweeper': switchOffSweeper,
  'rescue-check': switchOffRescueCheck,
  'refund-path': switchOffRefunds,
  'payment-compare-and-set': switchOffCompareAndSet,
  'intent-before-call': writeAfterCall,
  'intent-before-version-gate': refundBehindVersionGate,
  'rejections-sweep': switchOffRejectionsSweep,
  'ack-after-write': acknowledgeFirst,
  'live-payment-key': switchOffLivePaymentKey,
  'second-payment-rejected': ignoreSecondPayments,
};

/**
 * Switches safeguards off in this process, before the service's own code is loaded.
 *
 * @param pod which process this is going to be; mutants of other services do nothing here
 * @throws for a name that is no mutant
 */
export function applyMutants(names: readonly string[], pod: string): void {
  const service = Object.entries(PODS).find(([name]) => name === pod)?.[1];
  for (const name of names) {
    if (!isMutant(name)) throw new Error(`there is no mutant ${name}`);
    const { services } = MUTANTS[name];
    if (services.some((each) => each === service)) SWITCHES[name]();
  }
}
