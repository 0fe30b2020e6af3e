import { QueryProvider } from '@/components/layout/query-provider';
import type { LayoutPropsWithId } from '@/lib/route-props';
import { orderOr404 } from '@/lib/server/data';

/** Looks first whether there is such an order: once a page streams it can not be a 404 any more. */
export default async function OrderLayout({ children, params }: LayoutPropsWithId) {
  await orderOr404((await params).id);
  return <QueryProvider>{children}</QueryProvider>;
}
