import type { BrokerKind } from '../messaging/bus-from-config';
import { findBrokerProgram } from './broker-process';

/**
 * A suite on a real broker. Where its server is not on PATH the suite is skipped aloud; when CI has
 * neither server it fails, because then no bus was tested at all.
 */
export function describeWithBroker(kind: BrokerKind, name: string, suite: () => void): void {
  if (findBrokerProgram(kind) !== undefined) {
    describe(name, suite);
    return;
  }
  const kinds: BrokerKind[] = ['nats-streaming', 'jetstream'];
  const noneAtAll = kinds.every((one) => findBrokerProgram(one) === undefined);
  const reason = `SKIPPED, no ${kind} server on PATH: ${name}`;
  process.stderr.write(`${reason}\n`);
  if (process.env['CI'] === 'true' && noneAtAll) {
    it(`finds a broker for: ${name}`, () => {
      throw new Error('CI has neither nats-streaming-server nor nats-server on PATH');
    });
    return;
  }
  describe.skip(reason, suite);
}
