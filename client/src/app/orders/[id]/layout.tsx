import { QueryProvider } from '@/components/layout/query-provider';
import type { LayoutPropsWithId } from '@/lib/route-props';
import { orderOr404 } from '@/lib/server/data';
import { linkTrace } from '@/lib/server/trace-context';

/** Looks first whether there is such an order: once a page streams it can not be a 404 any more. */
export default async function OrderLayout({ children, params }: LayoutPropsWithId) {
  const { traceparent } = (await orderOr404((await params).id)).order;
  linkTrace(traceparent);
  return (
    <QueryProvider>
      {traceparent !== undefined && <meta name="traceparent" content={traceparent} />}
      {children}
    </QueryProvider>
  );
}
