import { checkCurrency, checkIntentAmount } from '../domain/amounts';
import { cancelIntent, cancellationReasons } from '../domain/cancel-intent';
import type { Change, Context, Decision } from '../domain/change';
import { confirmIntent, type ConfirmIntent } from '../domain/confirm-intent';
import { createIntent, type CreateIntent } from '../domain/create-intent';
import { invalidParameter, noSuch } from '../domain/faults';
import type { PaymentIntent } from '../domain/objects';
import type { Ledger } from '../store/ledger';
import { secretOnly } from './api-key';
import { cardInUse, readCard } from './card-params';
import type { Form } from './form';
import { answering, type ApiRequest, type Read, type Write } from './operation';
import {
  confirmKnown,
  createBeyond,
  createKnown,
  intentBeyond,
  onlyWithConfirm,
} from './intent-params';
import {
  readBoolean,
  readEnum,
  readForm,
  readList,
  readMetadata,
  readString,
  readUrl,
  refuseUnknown,
  required,
  requiredInteger,
} from './params';
import { expand, listPage, publicIntent } from './views';

const findIntent = (ledger: Ledger, { caller, form, id }: ApiRequest): PaymentIntent => {
  const intent = ledger.intents.get(id);
  if (!intent) throw noSuch('payment_intent', id, 'intent');
  if (caller === 'secret' || readString(form, 'client_secret') === intent.client_secret) {
    return intent;
  }
  throw invalidParameter({
    message:
      'The client_secret provided does not match the client_secret associated with the PaymentIntent.',
    code: 'payment_intent_invalid_parameter',
    param: 'client_secret',
  });
};

const viewFor =
  (ledger: Ledger, { caller, form }: ApiRequest) =>
  (intent: PaymentIntent): object =>
    caller === 'secret' ? expand(intent, form, ledger) : publicIntent(intent);

/** Stripe enables what the dashboard allows, redirects included, unless it is told otherwise. */
const readRedirects = (form: Form): CreateIntent['redirects'] => {
  const automatic = readForm(form, 'automatic_payment_methods') ?? {};
  refuseUnknown(automatic, { known: ['enabled', 'allow_redirects'] }, 'automatic_payment_methods');
  const redirects = readEnum(automatic, 'allow_redirects', ['always', 'never']) ?? 'always';
  const types = readList(form, 'allowed_payment_method_types');
  const strange = types.find((type) => type !== 'card');
  if (strange !== undefined) {
    throw invalidParameter({
      message: `The payment method type "${strange}" is invalid. This simulator knows card only.`,
      param: 'allowed_payment_method_types',
    });
  }
  return types.length > 0 || automatic['enabled'] === 'false' ? null : redirects;
};

const readCreate = (form: Form): Omit<CreateIntent, 'method'> => {
  refuseUnknown(form, { known: createKnown, beyond: [...intentBeyond, ...createBeyond] });
  const amount = requiredInteger(form, 'amount');
  const currency = checkCurrency(required(form, 'currency'));
  checkIntentAmount(amount, currency);
  readEnum(form, 'confirmation_method', ['automatic']);
  return {
    amount,
    currency,
    metadata: readMetadata(form),
    description: readString(form, 'description') ?? null,
    receiptEmail: readString(form, 'receipt_email') ?? null,
    statementDescriptor: readString(form, 'statement_descriptor') ?? null,
    statementDescriptorSuffix: readString(form, 'statement_descriptor_suffix') ?? null,
    captureMethod:
      readEnum(form, 'capture_method', ['automatic', 'automatic_async']) ?? 'automatic_async',
    redirects: readRedirects(form),
  };
};

const readConfirm = (form: Form): Omit<ConfirmIntent, 'used'> => ({
  returnUrl: readUrl(form, 'return_url'),
  offSession: readBoolean(form, 'off_session'),
  errorOnRequiresAction: readBoolean(form, 'error_on_requires_action'),
});

/** Creating and confirming in one request is one change: its event says that it was created. */
const both = (created: Change, confirmed: Change): Change => ({
  ...confirmed,
  facts: [...(created.facts ?? []), ...(confirmed.facts ?? [])],
});

const create = (form: Form, ledger: Ledger, context: Context): Decision<PaymentIntent> => {
  const command = readCreate(form);
  const confirming = readBoolean(form, 'confirm');
  const early = onlyWithConfirm.find((param) => form[param] !== undefined);
  if (early !== undefined && !confirming) {
    throw invalidParameter({
      message: `The parameter ${early} can only be used with confirm=true.`,
      param: early,
    });
  }
  const confirmation = readConfirm(form);
  const used = readCard(form, ledger, context);
  const created = createIntent({ ...command, method: used?.method }, context);
  if (!confirming) return created;
  const confirmed = confirmIntent(created.answer, { ...confirmation, used }, context);
  return { ...confirmed, change: both(created.change, confirmed.change) };
};

export const intentWrites = (ledger: Ledger): Record<'create' | 'confirm' | 'cancel', Write> => ({
  create: (request, context) => {
    secretOnly(request.caller);
    return answering(create(request.form, ledger, context), viewFor(ledger, request));
  },
  confirm: (request, context) => {
    const { form } = request;
    refuseUnknown(form, { known: confirmKnown, beyond: intentBeyond });
    const command = readConfirm(form);
    const intent = findIntent(ledger, request);
    const used =
      readCard(form, ledger, context) ??
      (intent.payment_method === null ? undefined : cardInUse(ledger, intent.payment_method));
    const decision = confirmIntent(intent, { ...command, used }, context);
    return answering(decision, viewFor(ledger, request));
  },
  cancel: (request, context) => {
    secretOnly(request.caller);
    refuseUnknown(request.form, { known: ['cancellation_reason', 'expand'] });
    const reason = readEnum(request.form, 'cancellation_reason', cancellationReasons);
    const decision = cancelIntent(findIntent(ledger, request), { reason }, context);
    return answering(decision, viewFor(ledger, request));
  },
});

export const intentReads = (ledger: Ledger): Record<'retrieve' | 'list', Read> => ({
  retrieve: (request) => {
    refuseUnknown(request.form, { known: ['client_secret', 'expand', 'key'] });
    return viewFor(ledger, request)(findIntent(ledger, request));
  },
  list: ({ caller, form, path }) => {
    secretOnly(caller);
    refuseUnknown(form, {
      known: ['limit', 'starting_after', 'expand'],
      beyond: ['ending_before', 'created', 'customer'],
    });
    return listPage([...ledger.intents.values()], { form, url: path, ledger });
  },
});
