import { cardNamed, cardOfMethodName, cardOfToken, type TestCard } from '../domain/cards';
import type { CardInUse, Context } from '../domain/change';
import { invalidParameter, noSuch } from '../domain/faults';
import { newPaymentMethod } from '../domain/payment-method';
import type { Ledger } from '../store/ledger';
import type { Form } from './form';
import { readForm, readString, refuseUnknown, required } from './params';

/** The card that a stored payment method stands for. */
export const cardInUse = (ledger: Ledger, methodId: string): CardInUse => {
  const method = ledger.methods.get(methodId);
  const card = method && cardNamed(method.card);
  if (!method || !card) throw noSuch('PaymentMethod', methodId, 'payment_method', 400);
  return { method, card };
};

const cardOfData = (data: Form): TestCard => {
  refuseUnknown(
    data,
    { known: ['type', 'card', 'metadata', 'billing_details', 'allow_redisplay'] },
    'payment_method_data',
  );
  if (required(data, 'type') !== 'card') {
    throw invalidParameter({
      message: 'This simulator knows payment methods of type card only.',
      param: 'payment_method_data[type]',
    });
  }
  const card = readForm(data, 'card') ?? {};
  if (readString(card, 'number') !== undefined) {
    throw invalidParameter({
      message:
        'Sending credit card numbers directly to the Stripe API is generally unsafe. Use a token, such as tok_visa.',
      param: 'payment_method_data[card][number]',
    });
  }
  refuseUnknown(card, { known: ['token'] }, 'payment_method_data[card]');
  const token = required(card, 'token');
  const found = cardOfToken(token);
  if (!found) throw noSuch('token', token, 'payment_method_data[card][token]', 400);
  return found;
};

/** The card that a request names: `pm_card_…`, a payment method of before, or `tok_…` as data. */
export const readCard = (form: Form, ledger: Ledger, context: Context): CardInUse | undefined => {
  const data = readForm(form, 'payment_method_data');
  const id = readString(form, 'payment_method');
  if (data && id !== undefined) {
    throw invalidParameter({
      message: 'You may only specify one of these parameters: payment_method, payment_method_data.',
      param: 'payment_method',
    });
  }
  if (data) return newPaymentMethod(cardOfData(data), context);
  if (id === undefined) return undefined;
  if (id.startsWith('tok_')) {
    throw invalidParameter({
      message: `A token may not be passed in as a PaymentMethod. Instead, use payment_method_data with type=card and card[token]=${id}.`,
      param: 'payment_method',
    });
  }
  const named = cardOfMethodName(id);
  return named ? newPaymentMethod(named, context) : cardInUse(ledger, id);
};
