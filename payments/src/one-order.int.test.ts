import { checkProperty } from '@ticketing/common/testing/property';
import fc from 'fast-check';
import { drain } from './testing/one-order/drain';
import { KNOWN_CASES } from './testing/one-order/known-cases';
import { scripts } from './testing/one-order/steps';
import {
  expectAgreement,
  expectMoneyInPlace,
  expectNoFaults,
  expectNothingTakenBack,
} from './testing/one-order/verdict';
import { createWorld, perform } from './testing/one-order/world';
import { startPaymentsSuite, type PaymentsSuite } from './testing/payments-suite';

describe('one order, whatever its buyer, orders, Stripe, crashes and time do to its payments', () => {
  let suite: PaymentsSuite;

  beforeAll(async () => {
    suite = await startPaymentsSuite();
  });
  afterAll(() => suite.close());

  it('is paid once at most, and each charge is accepted, or goes back in full, once', async () => {
    await checkProperty(
      fc.asyncProperty(scripts, async (script) => {
        const world = await createWorld(suite);
        for (const step of script.steps) {
          await perform(world, step);
          await expectMoneyInPlace(world);
          await expectNothingTakenBack(world);
        }
        await drain(world, script);
        await expectNothingTakenBack(world);
        await expectAgreement(world, script.webhooksCome);
        expectNoFaults(world);
      }),
      { runs: 25, withinMs: 10_000, regressions: KNOWN_CASES },
    );
  });
});
