import { seconds, type Context, type Decision, type StoredMethod } from './change';
import type { Metadata, PaymentIntent } from './objects';

export interface CreateIntent {
  amount: number;
  currency: string;
  metadata: Metadata;
  description: string | null;
  receiptEmail: string | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
  captureMethod: 'automatic' | 'automatic_async';
  /** Null where the caller allowed cards only, which need no page to come back to. */
  redirects: 'always' | 'never' | null;
  method: StoredMethod | undefined;
}

/** Opens an intent; with a payment method it only waits to be confirmed. */
export const createIntent = (
  command: CreateIntent,
  context: Context,
): Decision<PaymentIntent> & { answer: PaymentIntent } => {
  const id = context.newId('pi');
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: command.redirects === null ? ['card'] : null,
    amount: command.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods:
      command.redirects === null ? null : { enabled: true, allow_redirects: command.redirects },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: command.captureMethod,
    client_secret: `${id}_secret_${context.newId('')}`,
    confirmation_method: 'automatic',
    created: seconds(context.nowMs),
    currency: command.currency,
    customer: null,
    description: command.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: command.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: command.method?.id ?? null,
    payment_method_options: {},
    payment_method_types: ['card'],
    processing: null,
    receipt_email: command.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    statement_descriptor: command.statementDescriptor,
    statement_descriptor_suffix: command.statementDescriptorSuffix,
    status: command.method ? 'requires_confirmation' : 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
  const methods = command.method ? [command.method] : [];
  const facts = [{ type: 'payment_intent.created', object: intent }];
  return { change: { intents: [intent], methods, facts }, answer: intent };
};
