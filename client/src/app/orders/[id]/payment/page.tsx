import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { PaymentPanel } from '@/components/payments/payment-panel';
import { Button } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import type { RouteProps, WithId } from '@/lib/route-props';
import { requireViewer } from '@/lib/server/data';
import { loadOrderPage } from '@/lib/server/order-page';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';

const { title, description } = texts.payment;
export const generateMetadata = () => siteMetadata({ title, description, isPrivate: true });

export default async function PaymentPage(props: RouteProps<WithId>) {
  const { id } = await props.params;
  await requireViewer(`/orders/${id}/payment`);
  const rendered = await loadOrderPage(id);
  return (
    <>
      <PageHeading title={title}>
        <Button asChild variant="secondary" size="small">
          <Link href={`/orders/${id}`}>
            <ArrowLeft aria-hidden /> {texts.payment.back}
          </Link>
        </Button>
      </PageHeading>
      <PaymentPanel rendered={rendered} />
    </>
  );
}
