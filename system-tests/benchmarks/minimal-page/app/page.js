import { createElement } from 'react';
import { ask, viewer } from './api';

export const dynamic = 'force-dynamic';

/** The newest tickets, as a list and nothing else. */
export default async function Page() {
  const [tickets] = await Promise.all([ask('/api/tickets?limit=6&sort=newest'), viewer()]);
  const items = tickets.map(({ id, title, price }) =>
    createElement('li', { key: id }, `${title} ${price}`),
  );
  return createElement('ul', null, items);
}
