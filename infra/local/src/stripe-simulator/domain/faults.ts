import type { PaymentIntent, StripeErrorBody } from './objects';

const docUrl = (code: string): string =>
  `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;

interface StripeFaultOptions {
  status: number;
  body: StripeErrorBody;
  /** Stripe keeps an answer under its idempotency key only once the endpoint began to run. */
  stored: boolean;
  /** What `Stripe-Should-Retry` says; left out where Stripe leaves the decision to the client. */
  shouldRetry?: boolean;
}

/** An error answer of Stripe's API. */
export class StripeFault extends Error {
  readonly status: number;
  readonly body: StripeErrorBody;
  readonly stored: boolean;
  readonly shouldRetry: boolean | undefined;

  constructor({ status, body, stored, shouldRetry }: StripeFaultOptions) {
    super(body.message);
    this.name = 'StripeFault';
    this.status = status;
    this.body = body.code === undefined ? body : { ...body, doc_url: docUrl(body.code) };
    this.stored = stored;
    this.shouldRetry = shouldRetry;
  }
}

interface Invalid {
  message: string;
  code?: string;
  param?: string;
}

const invalidRequest = (invalid: Invalid): StripeErrorBody => ({
  type: 'invalid_request_error',
  ...invalid,
});

/** A parameter that does not pass validation: the endpoint has not begun, nothing is stored. */
export const invalidParameter = (invalid: Invalid): StripeFault =>
  new StripeFault({ status: 400, body: invalidRequest(invalid), stored: false });

/** Refused by the endpoint itself, so the refusal is what a repeat of the key gets again. */
export const refused = (invalid: Invalid): StripeFault =>
  new StripeFault({ status: 400, body: invalidRequest(invalid), stored: true });

export const noSuch = (kind: string, id: string, param: string, status = 404): StripeFault =>
  new StripeFault({
    status,
    body: invalidRequest({ message: `No such ${kind}: '${id}'`, code: 'resource_missing', param }),
    stored: true,
  });

export const unexpectedState = (message: string, intent: PaymentIntent): StripeFault =>
  new StripeFault({
    status: 400,
    body: {
      ...invalidRequest({ message, code: 'payment_intent_unexpected_state' }),
      payment_intent: intent,
    },
    stored: true,
  });

export const cardError = (body: Omit<StripeErrorBody, 'type'>): StripeFault =>
  new StripeFault({ status: 402, body: { type: 'card_error', ...body }, stored: true });

export const unauthorized = (message: string, code?: string): StripeFault =>
  new StripeFault({
    status: 401,
    body: invalidRequest({ message, ...(code === undefined ? {} : { code }) }),
    stored: false,
  });

/** A 500 is replayed like any other answer, so Stripe tells its clients not to try it again. */
export const serverFault = ({ stored }: { stored: boolean }): StripeFault =>
  new StripeFault({
    status: 500,
    body: {
      type: 'api_error',
      message: 'Sorry! There was an error while talking to one of our backends.',
    },
    stored,
    shouldRetry: false,
  });

export const unknownUrl = (method: string, path: string): StripeFault =>
  new StripeFault({
    status: 404,
    body: invalidRequest({ message: `Unrecognized request URL (${method}: ${path}).` }),
    stored: false,
  });

export const unsupported = (param: string): StripeFault =>
  invalidParameter({
    message: `Stripe knows the parameter ${param}, this simulator does not support it.`,
    code: 'simulator_unsupported',
    param,
  });
