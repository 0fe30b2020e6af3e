import type { PaymentIntentResult, StripeElements, StripeError } from '@stripe/stripe-js';
import { explainStripeFault, unknownOutcome } from './payment-problem';
import { payAtStripe } from './stripe-payment';

type Status = NonNullable<PaymentIntentResult['paymentIntent']>['status'];

const intent = (status: Status) => ({ paymentIntent: { status } }) as PaymentIntentResult;
const refused = (error: Partial<StripeError>) => ({ error }) as PaymentIntentResult;
const never = <T>() => new Promise<T>(() => undefined);
const declined = { type: 'card_error', message: 'Your card was declined.' } as const;
const developersOnly = { type: 'invalid_request_error', message: 'No such intent' } as const;

/** One press on Pay, with what Stripe answers to it and to a look at the intent afterwards. */
async function press(stripe: {
  confirm: () => Promise<PaymentIntentResult>;
  retrieve?: () => Promise<PaymentIntentResult>;
  wait?: () => Promise<void>;
}) {
  const { confirm, wait = never } = stripe;
  const retrieve = jest.fn(stripe.retrieve ?? never<PaymentIntentResult>);
  const report = jest.fn();
  const end = await payAtStripe({
    stripe: {
      confirmPayment: confirm as never,
      retrievePaymentIntent: retrieve,
    },
    elements: {} as StripeElements,
    clientSecret: 'pi_1_secret_2',
    returnUrl: 'https://shop.example/orders/1',
    clock: { wait },
    report,
  });
  return { end, retrieve, report };
}

describe('a press on Pay', () => {
  it('is done with when Stripe says so', async () => {
    const { end, retrieve } = await press({ confirm: () => Promise.resolve(intent('succeeded')) });
    expect(end).toEqual({ kind: 'on-its-way' });
    expect(retrieve).not.toHaveBeenCalled();
  });

  it.each([declined, { type: 'validation_error' } as const])(
    'that was refused with a $type leaves the form as it is',
    async (error) => {
      const { end, retrieve } = await press({ confirm: () => Promise.resolve(refused(error)) });
      const problem = explainStripeFault(error);
      expect(end).toEqual({ kind: 'not-made', problem, isStale: false });
      expect(retrieve).not.toHaveBeenCalled();
    },
  );

  it('of somebody who has paid already leads to the order', async () => {
    const paid = refused({
      ...developersOnly,
      payment_intent: { status: 'succeeded' } as NonNullable<StripeError['payment_intent']>,
    });
    const { end } = await press({ confirm: () => Promise.resolve(paid) });
    expect(end).toEqual({ kind: 'on-its-way' });
  });

  it.each(['succeeded', 'processing', 'requires_capture'] as const)(
    'without an answer leads to the order where the intent is %s',
    async (status) => {
      const { end, retrieve } = await press({
        confirm: () => Promise.resolve(refused({ type: 'api_connection_error' })),
        retrieve: () => Promise.resolve(intent(status)),
      });
      expect(end).toEqual({ kind: 'on-its-way' });
      expect(retrieve).toHaveBeenCalledWith('pi_1_secret_2');
    },
  );

  it.each([
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'canceled',
  ] as const)('without an answer was not made where the intent is %s', async (status) => {
    const { end } = await press({
      confirm: () => Promise.resolve(refused(developersOnly)),
      retrieve: () => Promise.resolve(intent(status)),
    });
    const problem = explainStripeFault(developersOnly);
    expect(end).toEqual({ kind: 'not-made', problem, isStale: true });
  });

  it('at which Stripe throws is reported, and judged by the intent', async () => {
    const fault = new Error('elements should have a mounted Payment Element');
    const { end, report } = await press({
      confirm: () => Promise.reject(fault),
      retrieve: () => Promise.resolve(intent('requires_payment_method')),
    });
    expect(report).toHaveBeenCalledWith(fault);
    const problem = explainStripeFault(undefined);
    expect(end).toEqual({ kind: 'not-made', problem, isStale: true });
  });

  it('at which Stripe throws after it has charged leads to the order', async () => {
    const { end } = await press({
      confirm: () => Promise.reject(new Error('lost')),
      retrieve: () => Promise.resolve(intent('succeeded')),
    });
    expect(end).toEqual({ kind: 'on-its-way' });
  });

  it.each([
    ['throws', { retrieve: () => Promise.reject(new Error('lost')) }],
    ['is refused', { retrieve: () => Promise.resolve(refused({ type: 'api_error' })) }],
    ['takes too long', { retrieve: never<PaymentIntentResult>, wait: () => Promise.resolve() }],
  ])('has an unknown outcome where the look at the intent %s', async (_, answers) => {
    const { end } = await press({ confirm: () => Promise.reject(new Error('lost')), ...answers });
    expect(end).toEqual({ kind: 'not-made', problem: unknownOutcome, isStale: true });
  });
});
