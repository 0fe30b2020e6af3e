/** How the issuer refuses; `message` is Stripe's own, for people. */
export interface Decline {
  code: string;
  declineCode: string;
  message: string;
}

export interface TestCard {
  /** `visa` is `tok_visa` as a token and `pm_card_visa` as a payment method. */
  name: string;
  brand: string;
  last4: string;
  /** 3-D Secure is asked for before anything else happens. */
  authentication?: 'required';
  /** The answer comes later; the intent is `processing` until then. */
  delayed?: true;
  decline?: Decline;
  refund: 'succeeds' | 'fails' | 'pending';
}

const declined = (declineCode: string, message = 'Your card was declined.'): Decline => ({
  code: 'card_declined',
  declineCode,
  message,
});

const card = (name: string, last4: string, rest: Partial<TestCard> = {}): TestCard => ({
  name,
  brand: 'visa',
  last4,
  refund: 'succeeds',
  ...rest,
});

const insufficientFunds = declined('insufficient_funds', 'Your card has insufficient funds.');

/** Stripe's own test names, but for the two delayed cards, which Stripe has for bank debits only. */
export const testCards: readonly TestCard[] = [
  card('visa', '4242'),
  card('visa_debit', '5556'),
  card('mastercard', '4444', { brand: 'mastercard' }),
  card('amex', '8431', { brand: 'amex' }),
  card('chargeDeclined', '0002', { decline: declined('generic_decline') }),
  card('chargeDeclinedInsufficientFunds', '9995', { decline: insufficientFunds }),
  card('chargeDeclinedLostCard', '9987', { decline: declined('lost_card') }),
  card('chargeDeclinedStolenCard', '9979', { decline: declined('stolen_card') }),
  card('chargeDeclinedExpiredCard', '0069', {
    decline: {
      code: 'expired_card',
      declineCode: 'expired_card',
      message: 'Your card has expired.',
    },
  }),
  card('chargeDeclinedIncorrectCvc', '0127', {
    decline: {
      code: 'incorrect_cvc',
      declineCode: 'incorrect_cvc',
      message: "Your card's security code is incorrect.",
    },
  }),
  card('chargeDeclinedProcessingError', '0119', {
    decline: {
      code: 'processing_error',
      declineCode: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  }),
  card('threeDSecure2Required', '3220', { authentication: 'required' }),
  card('authenticationRequired', '3184', { authentication: 'required' }),
  card('authenticationRequiredChargeDeclinedInsufficientFunds', '3178', {
    authentication: 'required',
    decline: insufficientFunds,
  }),
  card('succeedsAfterDelay', '1000', { delayed: true }),
  card('failsAfterDelay', '1001', { delayed: true, decline: declined('generic_decline') }),
  card('refundFail', '5126', { refund: 'fails' }),
  card('pendingRefund', '7726', { refund: 'pending' }),
];

const byName = new Map(testCards.map((each) => [each.name, each]));

export const cardNamed = (name: string): TestCard | undefined => byName.get(name);
export const cardOfToken = (token: string): TestCard | undefined =>
  token.startsWith('tok_') ? byName.get(token.slice('tok_'.length)) : undefined;
export const cardOfMethodName = (id: string): TestCard | undefined =>
  id.startsWith('pm_card_') ? byName.get(id.slice('pm_card_'.length)) : undefined;
