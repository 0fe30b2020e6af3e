import { InvalidInput, PaymentDeclined, Refused, Unavailable } from '@ticketing/common/errors';
import Stripe from 'stripe';
import {
  AlreadyRefunded,
  AnsweredWithFault,
  BalanceTooLow,
  KeyInUse,
  StripeMisuse,
  StripeRefusal,
  UnexpectedState,
} from './stripe-port';

const AWAY = 'The payment provider can not be reached, please try again';
const TOKEN_NOT_VALID = [{ message: 'Token must be valid', field: 'token' }];

const { errors } = Stripe;

function ofInvalidRequest(cause: InstanceType<typeof errors.StripeInvalidRequestError>): Error {
  const { code, param, message } = cause;
  if (code === 'payment_intent_unexpected_state') return new UnexpectedState(message, { cause });
  if (code === 'charge_already_refunded') return new AlreadyRefunded(message, { cause });
  if (code === 'balance_insufficient' || code === 'insufficient_funds') {
    return new BalanceTooLow(message, { cause });
  }
  if (code === 'payment_intent_authentication_failure') {
    return new PaymentDeclined(message, { cause });
  }
  if (code === 'amount_too_small' || code === 'amount_too_large') {
    return new Refused('This amount can not be charged', { cause });
  }
  if (code === 'token_already_used' || param?.startsWith('payment_method'))
    return new InvalidInput(TOKEN_NOT_VALID);
  return new StripeRefusal(`${code ?? 'invalid request'}: ${message}`, { cause });
}

/** The one place where an error of Stripe's becomes one of ours. */
export function fromStripe(error: unknown): unknown {
  if (!(error instanceof errors.StripeError)) return error;
  const { message, statusCode } = error;
  if (error instanceof errors.StripeCardError)
    return new PaymentDeclined(message, { cause: error });
  if (error instanceof errors.StripeInvalidRequestError) return ofInvalidRequest(error);
  if (error instanceof errors.StripeConnectionError) return new Unavailable(AWAY, { cause: error });
  if (error instanceof errors.StripeRateLimitError) return new Unavailable(AWAY, { cause: error });
  // Without a status it is no answer of Stripe's: a gateway in between, perhaps after the effect.
  if (statusCode === undefined) return new Unavailable(AWAY, { cause: error });
  if (statusCode === 409) return new KeyInUse(AWAY, { cause: error });
  if (statusCode >= 500) return new AnsweredWithFault(AWAY, { cause: error });
  return new StripeMisuse(message, { cause: error });
}
