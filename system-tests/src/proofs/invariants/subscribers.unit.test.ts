import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { catalogue } from '@ticketing/common/contracts/catalogue';
import { SUBSCRIBERS } from './subscribers';

const root = resolve(__dirname, '../../../..');

describe('the table of subscribers', () => {
  it.each(['tickets', 'orders', 'payments', 'expiration'] as const)(
    'says of %s what its subscription table says',
    (service) => {
      const table = readFileSync(resolve(root, service, 'src/events/in/subscriptions.ts'), 'utf8');
      const subscribed = Object.keys(catalogue).filter((type) => table.includes(`'${type}':`));
      const said = Object.entries(SUBSCRIBERS).filter(([, services]) => services.includes(service));
      expect(said.map(([type]) => type).sort()).toEqual(subscribed.sort());
    },
  );
});
