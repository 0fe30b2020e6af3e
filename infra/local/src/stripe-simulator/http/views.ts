import { invalidParameter } from '../domain/faults';
import type { Charge, PaymentIntent, PaymentMethod, Refund, StripeEvent } from '../domain/objects';
import type { Ledger } from '../store/ledger';
import type { Form } from './form';
import { readInteger, readList, readString } from './params';

export type ApiObject = PaymentIntent | Charge | Refund | PaymentMethod | StripeEvent;

const publicFields = [
  'id',
  'object',
  'amount',
  'amount_details',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'status',
] as const satisfies (keyof PaymentIntent)[];

/** What a browser may see of an intent: no metadata, no charge. */
export const publicIntent = (intent: PaymentIntent): object =>
  Object.fromEntries(publicFields.map((field) => [field, intent[field]]));

const expandable = ['latest_charge', 'payment_method', 'payment_intent', 'charge'] as const;

const expandOne = (object: ApiObject, field: string, ledger: Ledger): object => {
  const known = expandable.find((each) => each === field);
  const id =
    known && known in object ? (object as unknown as Record<string, unknown>)[known] : undefined;
  if (known === undefined || id === undefined) {
    throw invalidParameter({ message: `This property cannot be expanded (${field}).` });
  }
  if (typeof id !== 'string') return {};
  const found =
    known === 'payment_method'
      ? ledger.methods.get(id)?.object
      : known === 'payment_intent'
        ? ledger.intents.get(id)
        : ledger.charges.get(id);
  return { [known]: found ?? id };
};

const expandAll = (object: ApiObject, fields: readonly string[], ledger: Ledger): object =>
  fields.reduce<object>(
    (expanded, field) => ({ ...expanded, ...expandOne(object, field, ledger) }),
    object,
  );

/** Puts whole objects in the place of ids, as `expand[]` asks. */
export const expand = (object: ApiObject, form: Form, ledger: Ledger): object =>
  expandAll(object, readList(form, 'expand'), ledger);

const limitMax = 100;
const limitDefault = 10;

const start = (list: readonly { id: string }[], id: string | undefined): number => {
  if (id === undefined) return 0;
  const index = list.findIndex((each) => each.id === id);
  if (index >= 0) return index + 1;
  throw invalidParameter({
    message: `No such object: '${id}'`,
    code: 'resource_missing',
    param: 'starting_after',
  });
};

/** One page, newest first. `oldestFirst` is the order in which the ledger keeps things. */
export const listPage = (
  oldestFirst: readonly ApiObject[],
  { form, url, ledger }: { form: Form; url: string; ledger: Ledger },
): object => {
  const limit = readInteger(form, 'limit') ?? limitDefault;
  if (limit < 1 || limit > limitMax) {
    throw invalidParameter({
      message: `Invalid limit: ${limit}. It must be between 1 and ${limitMax}.`,
      param: 'limit',
    });
  }
  const newestFirst = oldestFirst.toReversed();
  const first = start(newestFirst, readString(form, 'starting_after'));
  const fields = readList(form, 'expand').map((field) => field.replace(/^data\./, ''));
  const page = newestFirst.slice(first, first + limit);
  return {
    object: 'list',
    url,
    has_more: first + limit < newestFirst.length,
    data: page.map((each) => expandAll(each, fields, ledger)),
  };
};
