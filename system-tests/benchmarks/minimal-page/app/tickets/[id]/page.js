import { createElement } from 'react';
import { ask, viewer } from '../../api';

export const dynamic = 'force-dynamic';

/** One ticket: its title and its price. */
export default async function Page({ params }) {
  const { id } = await params;
  const [{ title, price }] = await Promise.all([ask(`/api/tickets/${id}`), viewer()]);
  return createElement('main', null, createElement('h1', null, title), `${price}`);
}
