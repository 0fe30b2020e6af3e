import { OrderLive } from '@/components/orders/order-live';
import { readEnv } from '@/lib/env';
import type { RouteProps, WithId } from '@/lib/route-props';
import { requireViewer } from '@/lib/server/data';
import { loadOrderPage } from '@/lib/server/order-page';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';
import { paramOf } from '@/lib/ticket-filters';

const { title, description } = texts.order;
export const generateMetadata = () => siteMetadata({ title, description, isPrivate: true });

export default async function OrderPage(props: RouteProps<WithId>) {
  const { id } = await props.params;
  const viewer = await requireViewer(`/orders/${id}`);
  const rendered = await loadOrderPage(id);
  // Stripe, and the simulator as well, says so when it sends the buyer back from the bank.
  const bankAnswer = paramOf(await props.searchParams, 'redirect_status');
  const parties = { shop: readEnv().operator.name ?? texts.brand, buyer: viewer.email };
  return <OrderLive rendered={rendered} parties={parties} bankAnswer={bankAnswer} />;
}
