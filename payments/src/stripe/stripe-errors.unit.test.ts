import { InvalidInput, PaymentDeclined, Refused, Unavailable } from '@ticketing/common/errors';
import Stripe from 'stripe';
import { fromStripe } from './stripe-errors';
import {
  AlreadyRefunded,
  AnsweredWithFault,
  BalanceTooLow,
  KeyInUse,
  StripeMisuse,
  StripeRefusal,
  UnexpectedState,
} from './stripe-port';

const { errors } = Stripe;
type Raw = ConstructorParameters<typeof errors.StripeAPIError>[0];
const raw = (given: object): Raw => ({ message: 'as Stripe says', ...given });
const invalid = (given: object) => new errors.StripeInvalidRequestError(raw(given));

describe('an error of Stripe', () => {
  it.each([
    ['a card error', new errors.StripeCardError(raw({ statusCode: 402 })), PaymentDeclined],
    ['no connection', new errors.StripeConnectionError(raw({})), Unavailable],
    ['too many requests', new errors.StripeRateLimitError(raw({ statusCode: 429 })), Unavailable],
    ['a key in use', new errors.StripeAPIError(raw({ statusCode: 409 })), KeyInUse],
    ['a fault of theirs', new errors.StripeAPIError(raw({ statusCode: 500 })), AnsweredWithFault],
    ['a wrong key', new errors.StripeAuthenticationError(raw({ statusCode: 401 })), StripeMisuse],
    ['a reused key', new errors.StripeIdempotencyError(raw({ statusCode: 400 })), StripeMisuse],
    [
      'an intent that has moved on',
      invalid({ code: 'payment_intent_unexpected_state' }),
      UnexpectedState,
    ],
    ['a charge refunded before', invalid({ code: 'charge_already_refunded' }), AlreadyRefunded],
    [
      'a failed authentication',
      invalid({ code: 'payment_intent_authentication_failure' }),
      PaymentDeclined,
    ],
    ['too much', invalid({ code: 'amount_too_large' }), Refused],
    ['too little', invalid({ code: 'amount_too_small' }), Refused],
    [
      'an unknown card',
      invalid({ code: 'resource_missing', param: 'payment_method' }),
      InvalidInput,
    ],
    [
      'an unknown token',
      invalid({ code: 'resource_missing', param: 'payment_method_data[card][token]' }),
      InvalidInput,
    ],
    ['a token that was used', invalid({ code: 'token_already_used' }), InvalidInput],
    ['our balance', invalid({ code: 'balance_insufficient' }), BalanceTooLow],
    ['our funds', invalid({ code: 'insufficient_funds' }), BalanceTooLow],
    ['anything else', invalid({ code: 'resource_missing', param: 'intent' }), StripeRefusal],
    ['anything without a code', invalid({}), StripeRefusal],
  ])('that is %s becomes one of ours', (_what, error, expected) => {
    expect(fromStripe(error)).toBeInstanceOf(expected);
  });

  it('that is not one of Stripe stays what it is', () => {
    const error = new Error('a fault of ours');
    expect(fromStripe(error)).toBe(error);
  });

  it('says to people what the issuer says', () => {
    const error = new errors.StripeCardError({ ...raw({}), message: 'Your card was declined.' });
    expect(fromStripe(error)).toMatchObject({ message: 'Your card was declined.' });
  });
});
