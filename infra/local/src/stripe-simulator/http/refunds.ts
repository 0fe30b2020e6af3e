import { createRefund, refundReasons } from '../domain/create-refund';
import { noSuch, refused } from '../domain/faults';
import type { Charge } from '../domain/objects';
import type { Ledger } from '../store/ledger';
import { secretOnly } from './api-key';
import { cardInUse } from './card-params';
import type { Form } from './form';
import { answering, type Read, type Write } from './operation';
import { readEnum, readInteger, readMetadata, readString, refuseUnknown } from './params';
import { expand, listPage } from './views';

const chargeOfIntent = (ledger: Ledger, intentId: string): Charge => {
  const intent = ledger.intents.get(intentId);
  if (!intent) throw noSuch('payment_intent', intentId, 'payment_intent');
  const charge =
    intent.status === 'succeeded' ? ledger.charges.get(intent.latest_charge ?? '') : undefined;
  if (charge) return charge;
  throw refused({
    message: `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
  });
};

const findCharge = (ledger: Ledger, form: Form): Charge => {
  const intentId = readString(form, 'payment_intent');
  if (intentId !== undefined) return chargeOfIntent(ledger, intentId);
  const chargeId = readString(form, 'charge');
  if (chargeId === undefined) {
    throw refused({
      message:
        'One of the following params should be provided for this request: payment_intent or charge.',
    });
  }
  const charge = ledger.charges.get(chargeId);
  if (!charge) throw noSuch('charge', chargeId, 'charge');
  if (charge.paid) return charge;
  throw refused({ message: `Charge ${chargeId} has not succeeded and can not be refunded.` });
};

export const createRefundWrite =
  (ledger: Ledger): Write =>
  ({ caller, form }, context) => {
    secretOnly(caller);
    refuseUnknown(form, {
      known: ['amount', 'charge', 'payment_intent', 'currency', 'metadata', 'reason', 'expand'],
      beyond: [
        'customer',
        'instructions_email',
        'origin',
        'refund_application_fee',
        'reverse_transfer',
      ],
    });
    const command = {
      amount: readInteger(form, 'amount'),
      reason: readEnum(form, 'reason', refundReasons),
      metadata: readMetadata(form),
    };
    const charge = findCharge(ledger, form);
    const { card } = cardInUse(ledger, charge.payment_method);
    const decision = createRefund(charge, { ...command, card }, context);
    return answering(decision, (refund) => expand(refund, form, ledger));
  };

export const refundReads = (ledger: Ledger): Record<'retrieve' | 'list', Read> => ({
  retrieve: ({ caller, form, id }) => {
    secretOnly(caller);
    refuseUnknown(form, { known: ['expand'] });
    const refund = ledger.refunds.get(id);
    if (!refund) throw noSuch('refund', id, 'id');
    return expand(refund, form, ledger);
  },
  list: ({ caller, form, path }) => {
    secretOnly(caller);
    refuseUnknown(form, {
      known: ['limit', 'starting_after', 'expand', 'payment_intent', 'charge'],
      beyond: ['ending_before', 'created'],
    });
    const intentId = readString(form, 'payment_intent');
    const chargeId = readString(form, 'charge');
    const refunds = [...ledger.refunds.values()].filter(
      (refund) =>
        (intentId === undefined || refund.payment_intent === intentId) &&
        (chargeId === undefined || refund.charge === chargeId),
    );
    return listPage(refunds, { form, url: path, ledger });
  },
});
