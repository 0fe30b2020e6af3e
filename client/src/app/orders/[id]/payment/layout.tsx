import { redirect } from 'next/navigation';
import { isLive } from '@/lib/order-phase';
import type { LayoutPropsWithId } from '@/lib/route-props';
import { orderOr404 } from '@/lib/server/data';

/** An order that can not be paid any more is looked at instead: said by HTTP, before streaming. */
export default async function PaymentLayout({ children, params }: LayoutPropsWithId) {
  const { order } = await orderOr404((await params).id);
  if (!isLive(order)) redirect(`/orders/${order.id}`);
  return children;
}
