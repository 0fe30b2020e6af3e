import { storedListings, storedOrders, storedPayments } from '../evidence/documents';
import type { Invariant } from '../evidence/evidence';
import { brokenCancels, brokenOrders, brokenReads } from './acknowledged-orders';
import { brokenListings } from './acknowledged-listings';
import { brokenPayments } from './acknowledged-payments';
import { repeatedIntentions } from './intentions';
import { count, finding } from './finding';

/** I2: every acknowledged order exists as acknowledged, and so does all else that was acknowledged. */
export const acknowledgedExists: Invariant = (evidence) => {
  const { history, ledger } = evidence;
  const acknowledged = history.filter(({ outcome }) => outcome === 'ok');
  const orders = storedOrders(evidence);
  const placed = acknowledged.filter(({ action }) => action === 'place-order');
  const looked = `${count(placed.length, 'order')} of ${count(acknowledged.length, 'answer')}`;
  return finding('I2', looked, [
    ...brokenOrders(acknowledged, orders),
    ...brokenReads(acknowledged, orders),
    ...brokenCancels(acknowledged, orders),
    ...brokenPayments(acknowledged, { orders, payments: storedPayments(evidence), ledger }),
    ...brokenListings(history, storedListings(evidence)),
    ...repeatedIntentions(history, orders),
  ]);
};
