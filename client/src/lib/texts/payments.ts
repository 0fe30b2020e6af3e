/** Paying for an order. */
export const paymentTexts = {
  payment: {
    title: 'Payment',
    description: 'Pay for your order.',
    preparing: 'Preparing the payment…',
    failed: 'The payment could not be prepared',
    back: 'Back to the order',
    card: 'Card details',
    submit: (amount: string) => `Pay ${amount}`,
    safe: 'Your card is charged once, however often you press.',
    number: 'Card number',
    numberPlaceholder: '1234 1234 1234 1234',
    expiry: 'Expires',
    expiryPlaceholder: 'MM / YY',
    cvc: 'Security code',
    cvcPlaceholder: 'CVC',
    numberError: 'Choose one of the test cards above',
    expiryError: 'Enter a month and a year to come, such as 12/34',
    cvcError: 'Enter the 3 digits on the back',
    simulator: 'A shop for trying out: no real card works, and no money moves.',
    testCards: 'Fill in a test card',
    cards: {
      succeeds: 'Succeeds',
      declined: 'Declined',
      insufficientFunds: 'Insufficient funds',
      threeDSecure: '3-D Secure',
      delayed: 'Succeeds later',
    },
    declined: 'The card was declined',
    declinedText: (reason: string) =>
      `${reason} You have not been charged. Try again or use another card.`,
    unknown: 'We do not know yet whether the payment went through',
    unknownOutcome:
      'No answer came. If it went through, this page shows it in a moment. You can also press Pay again: you are never charged twice.',
    bank: 'Your bank wants to confirm this payment',
    bankText: 'Continue where you left off. You come back here by yourself.',
    bankAction: 'Continue to your bank',
    inProgress:
      'A payment for this order is already being made. Its outcome shows on the order; you do not need to pay again.',
    notYet: 'The order cannot be paid just yet. Please try again in a moment.',
    bankRefused: 'Your bank did not confirm the payment',
    bankRefusedText: 'You have not been charged. Try again or use another card.',
    notMade: 'The payment was not made',
    notMadeText:
      'Something went wrong, and nothing has been charged so far. Try again or use another card: you are never charged twice.',
    unavailable: 'Paying is not possible just now',
    unavailableText:
      'That is on our side. Your tickets stay reserved until the time is up. Please try again in a moment: you are never charged twice.',
    formMissing: 'The card form could not be loaded',
    formMissingText:
      'It comes from Stripe, who did not answer. You have not been charged, and your tickets stay reserved until the time is up. Check your connection, and anything that blocks parts of pages, then try again.',
  },
} as const;
