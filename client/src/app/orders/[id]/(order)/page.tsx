import type { Metadata } from 'next';
import { OrderLive } from '@/components/orders/order-live';
import type { RouteProps, WithId } from '@/lib/route-props';
import { requireViewer } from '@/lib/server/data';
import { loadOrderPage } from '@/lib/server/order-page';
import { texts } from '@/lib/texts';
import { paramOf } from '@/lib/ticket-filters';

export const metadata: Metadata = { title: texts.order.title };

export default async function OrderPage(props: RouteProps<WithId>) {
  const { id } = await props.params;
  await requireViewer(`/orders/${id}`);
  const rendered = await loadOrderPage(id);
  // Stripe, and the simulator as well, says so when it sends the buyer back from the bank.
  const bankAnswer = paramOf(await props.searchParams, 'redirect_status');
  return <OrderLive rendered={rendered} bankAnswer={bankAnswer} />;
}
