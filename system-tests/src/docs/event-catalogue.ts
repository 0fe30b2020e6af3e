import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { catalogueDocument } from '@ticketing/common/contracts/catalogue-document';

const root = resolve(__dirname, '../../..');
const services = ['tickets', 'orders', 'payments', 'expiration'];

/** Where the page is kept. */
export const EVENT_CATALOGUE = resolve(root, 'docs/event-catalogue.md');

/** The page as the code says it should be: the contracts, and the subscription table of each service. */
export function currentEventCatalogue(): string {
  const tables = services.map((name) => {
    const table = readFileSync(resolve(root, name, 'src/events/in/subscriptions.ts'), 'utf8');
    return { name, table };
  });
  return catalogueDocument((type) =>
    tables.filter(({ table }) => table.includes(`'${type}':`)).map(({ name }) => name),
  );
}
