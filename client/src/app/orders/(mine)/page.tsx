import { Receipt } from 'lucide-react';
import Link from 'next/link';
import { OrderRow } from '@/components/orders/order-row';
import { OrderTabs } from '@/components/orders/order-tabs';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import type { Order } from '@/lib/api/orders';
import { listOrders } from '@/lib/api/orders';
import type { Page } from '@/lib/api/page';
import type { OrderTab } from '@/lib/order-filters';
import { orderFilterOf, orderListPath, orderTabOf } from '@/lib/order-filters';
import type { RouteProps } from '@/lib/route-props';
import { serverApi } from '@/lib/server/api';
import { requireViewer } from '@/lib/server/data';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';
import { paramOf } from '@/lib/ticket-filters';

const { title, text } = texts.orders;
export const generateMetadata = () => siteMetadata({ title, description: text, isPrivate: true });

export default async function OrdersPage(props: RouteProps) {
  const params = await props.searchParams;
  const tab = orderTabOf(paramOf(params, 'status'));
  const cursor = paramOf(params, 'cursor');
  await requireViewer(orderListPath(tab, cursor));
  const { page, nowMs } = await load(tab, cursor);
  return (
    <>
      <PageHeading title={title} text={text} />
      <OrderTabs current={tab} />
      {page.items.length === 0 ? (
        <NoOrders tab={tab} />
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface shadow-xs">
          {page.items.map((order) => (
            <OrderRow key={order.id} order={order} nowMs={nowMs} />
          ))}
        </ul>
      )}
      <Pager
        firstHref={cursor && orderListPath(tab)}
        nextHref={page.nextCursor && orderListPath(tab, page.nextCursor)}
      />
    </>
  );
}

async function load(
  tab: OrderTab,
  cursor: string | undefined,
): Promise<{ page: Page<Order>; nowMs: number }> {
  const page = await listOrders(await serverApi(), { cursor, status: orderFilterOf(tab) });
  return { page, nowMs: Date.now() };
}

function NoOrders({ tab }: { readonly tab: OrderTab }) {
  const words = texts.orders.none[tab];
  return (
    <EmptyState icon={Receipt} title={words.title} text={words.text}>
      <Button asChild>
        <Link href="/tickets">{texts.home.browse}</Link>
      </Button>
    </EmptyState>
  );
}
