import type { BrokerProcess } from '../testing/broker-process';
import { createBusKit, type BusKit } from './contract/bus-kit';
import { describeClosing } from './contract/closing.contract';
import { describeConfirmation } from './contract/confirmation.contract';
import { describeConsuming } from './contract/consuming.contract';
import { describeGroups } from './contract/groups.contract';
import { describeHandling } from './contract/handling.contract';
import { describeHiddenLoss, describeOutage } from './contract/outage.contract';

/**
 * What every adapter of the port keeps to, on a real broker that is killed, frozen and emptied on the
 * way. Adds to the suite that it is called in.
 *
 * @param more rules of this adapter alone, on the same broker
 */
export function describeEventBusContract(
  startBroker: () => Promise<BrokerProcess>,
  more: (kit: BusKit) => void = () => undefined,
): void {
  let broker: BrokerProcess | undefined;
  const kit = createBusKit(() => {
    if (broker === undefined) throw new Error('the broker is not started yet');
    return broker;
  });

  beforeAll(async () => {
    broker = await startBroker();
  });
  afterEach(() => kit.closeAll());
  afterAll(() => broker?.dispose());

  describe('groups', () => describeGroups(kit));
  describe('handling', () => describeHandling(kit));
  describe('confirmation', () => describeConfirmation(kit));
  describe('outage', () => describeOutage(kit));
  describe('hidden loss', () => describeHiddenLoss(kit));
  describe('consuming', () => describeConsuming(kit));
  describe('closing', () => describeClosing(kit));
  describe('this broker', () => more(kit));
}
