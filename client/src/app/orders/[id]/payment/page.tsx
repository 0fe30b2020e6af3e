import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PaymentPanel } from '@/components/payments/payment-panel';
import { PageHeading } from '@/components/ui/page-heading';
import { isLive } from '@/lib/order-phase';
import type { RouteProps, WithId } from '@/lib/route-props';
import { requireViewer } from '@/lib/server/data';
import { loadOrderPage } from '@/lib/server/order-page';
import { texts } from '@/lib/texts';

export const metadata: Metadata = { title: texts.payment.title };

export default async function PaymentPage(props: RouteProps<WithId>) {
  const { id } = await props.params;
  await requireViewer(`/orders/${id}/payment`);
  const rendered = await loadOrderPage(id);
  if (!isLive(rendered.order)) redirect(`/orders/${id}`);
  return (
    <>
      <PageHeading title={texts.payment.title} />
      <PaymentPanel rendered={rendered} />
    </>
  );
}
