import { Receipt } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { OrderRow } from '@/components/orders/order-row';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import { listOrders } from '@/lib/api/orders';
import type { RouteProps } from '@/lib/route-props';
import { serverApi } from '@/lib/server/api';
import { requireViewer } from '@/lib/server/data';
import { texts } from '@/lib/texts';
import { paramOf, withParams } from '@/lib/ticket-filters';

export const metadata: Metadata = { title: texts.orders.title };

export default async function OrdersPage(props: RouteProps) {
  await requireViewer('/orders');
  const cursor = paramOf(await props.searchParams, 'cursor');
  const page = await listOrders(await serverApi(), { cursor });
  return (
    <>
      <PageHeading title={texts.orders.title} text={texts.orders.text} />
      {page.items.length === 0 ? (
        <EmptyState icon={Receipt} title={texts.orders.none} text={texts.orders.noneText}>
          <Button asChild>
            <Link href="/tickets">{texts.home.browse}</Link>
          </Button>
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface shadow-xs">
          {page.items.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      )}
      <Pager
        firstHref={cursor && '/orders'}
        nextHref={page.nextCursor && withParams('/orders', {}, { cursor: page.nextCursor })}
      />
    </>
  );
}
