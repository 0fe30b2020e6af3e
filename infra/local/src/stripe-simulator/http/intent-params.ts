/** Parameters of Stripe's that have a meaning only while an intent is confirmed. */
export const onlyWithConfirm = [
  'return_url',
  'off_session',
  'error_on_requires_action',
  'use_stripe_sdk',
] as const;

const shared = [
  ...onlyWithConfirm,
  'payment_method',
  'payment_method_data',
  'receipt_email',
  'expand',
];

export const confirmKnown = [...shared, 'allowed_payment_method_types', 'client_secret', 'key'];

export const createKnown = [
  ...shared,
  'amount',
  'currency',
  'automatic_payment_methods',
  'capture_method',
  'confirm',
  'confirmation_method',
  'description',
  'metadata',
  'allowed_payment_method_types',
  'statement_descriptor',
  'statement_descriptor_suffix',
];

/** Stripe takes these when it creates and when it confirms; we would have to pretend. */
export const intentBeyond = [
  'amount_details',
  'amount_to_confirm',
  'confirmation_token',
  'excluded_payment_method_types',
  'hooks',
  'mandate',
  'mandate_data',
  'payment_details',
  'payment_method_options',
  'radar_options',
  'setup_future_usage',
  'shipping',
];

export const createBeyond = [
  'application_fee_amount',
  'customer',
  'customer_account',
  'on_behalf_of',
  'payment_method_configuration',
  'transfer_data',
  'transfer_group',
];
