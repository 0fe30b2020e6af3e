import { noSuch } from '../domain/faults';
import type { Ledger } from '../store/ledger';
import { secretOnly } from './api-key';
import type { Read } from './operation';
import { readList, readString, refuseUnknown } from './params';
import { expand, listPage, type ApiObject } from './views';

const paging = ['limit', 'starting_after', 'expand'];

const retrieve =
  (ledger: Ledger, kind: string, find: (id: string) => ApiObject | undefined): Read =>
  ({ caller, form, id }) => {
    secretOnly(caller);
    refuseUnknown(form, { known: ['expand'] });
    const found = find(id);
    if (!found) throw noSuch(kind, id, 'id');
    return expand(found, form, ledger);
  };

const listCharges =
  (ledger: Ledger): Read =>
  ({ caller, form, path }) => {
    secretOnly(caller);
    refuseUnknown(form, {
      known: [...paging, 'payment_intent'],
      beyond: ['ending_before', 'created', 'customer', 'transfer_group'],
    });
    const intentId = readString(form, 'payment_intent');
    const charges = [...ledger.charges.values()].filter(
      (charge) => intentId === undefined || charge.payment_intent === intentId,
    );
    return listPage(charges, { form, url: path, ledger });
  };

const listEvents =
  (ledger: Ledger): Read =>
  ({ caller, form, path }) => {
    secretOnly(caller);
    refuseUnknown(form, {
      known: [...paging, 'type', 'types'],
      beyond: ['ending_before', 'created', 'delivery_success'],
    });
    const type = readString(form, 'type');
    const types = type === undefined ? readList(form, 'types') : [type];
    const events = [...ledger.events.values()].filter(
      (event) => types.length === 0 || types.includes(event.type),
    );
    return listPage(events, { form, url: path, ledger });
  };

export const otherReads = (
  ledger: Ledger,
): Record<'charge' | 'charges' | 'event' | 'events' | 'method', Read> => ({
  charge: retrieve(ledger, 'charge', (id) => ledger.charges.get(id)),
  charges: listCharges(ledger),
  event: retrieve(ledger, 'event', (id) => ledger.events.get(id)),
  events: listEvents(ledger),
  method: retrieve(ledger, 'PaymentMethod', (id) => ledger.methods.get(id)?.object),
});
