import { ApiError } from './api-error';
import { explainPaymentFault, explainStripeFault } from './payment-problem';
import { texts } from './texts';

const fault = (status: number, ...messages: string[]) =>
  new ApiError({ status, complaints: messages.map((message) => ({ message })) });

describe('why a payment did not work', () => {
  it("is the issuer's reason, as a sentence, with what to do next", () => {
    expect(explainPaymentFault(fault(402, 'Your card was declined'))).toEqual({
      title: texts.payment.declined,
      text: 'Your card was declined. You have not been charged. Try again or use another card.',
    });
  });

  it.each([0, 500, 502, 503, 504])(
    'is not known after %i, and it is safe to press again',
    (status) => {
      expect(explainPaymentFault(fault(status)).text).toBe(texts.payment.unknownOutcome);
    },
  );

  it.each([
    [409, texts.payment.inProgress],
    [404, texts.payment.notYet],
  ])('%i is said in our own words', (status, text) => {
    expect(explainPaymentFault(fault(status, 'Whatever'))).toEqual({ text });
  });

  it('is what the API says about the order', () => {
    expect(explainPaymentFault(fault(400, 'The order has expired'))).toEqual({
      text: 'The order has expired',
    });
  });
});

describe("what Stripe's form answers with", () => {
  it('a declined card is explained like one that our server has tried', () => {
    expect(explainStripeFault({ type: 'card_error', message: 'Your card was declined.' })).toEqual(
      explainPaymentFault(fault(402, 'Your card was declined.')),
    );
  });

  it('a field that is not complete is said by the form itself', () => {
    const message = 'Your card number is incomplete.';
    expect(explainStripeFault({ type: 'validation_error', message })).toBeUndefined();
  });

  it('a step at the bank that failed is the bank’s, whatever its type', () => {
    const problem = {
      title: texts.payment.bankRefused,
      text: texts.payment.bankRefusedText,
    };
    const code = 'payment_intent_authentication_failure';
    const message = 'The provided PaymentMethod has failed authentication.';
    expect(explainStripeFault({ type: 'invalid_request_error', code, message })).toEqual(problem);
    expect(explainStripeFault({ type: 'card_error', code, message })).toEqual(problem);
  });

  it.each([
    'api_connection_error',
    'api_error',
    'authentication_error',
    'idempotency_error',
    'invalid_request_error',
    'rate_limit_error',
    'something_new',
  ])('an %s is written for developers, and said in our own words', (type) => {
    const message = "No such payment_intent: 'pi_1'";
    expect(explainStripeFault({ type, message })).toEqual({
      title: texts.payment.notMade,
      text: texts.payment.notMadeText,
    });
  });

  it('nothing at all is a payment that was not made', () => {
    expect(explainStripeFault(undefined)?.title).toBe(texts.payment.notMade);
  });
});
