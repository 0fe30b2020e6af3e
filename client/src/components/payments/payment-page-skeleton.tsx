import { OrderSummarySkeleton } from '@/components/orders/order-page-skeleton';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { texts } from '@/lib/texts';
import { CardFormSkeleton } from './card-form-skeleton';

/** The shape of the payment page. */
export function PaymentPageSkeleton() {
  return (
    <>
      <PageHeading title={texts.payment.title} />
      <div className="grid gap-6 lg:grid-cols-[1fr_24rem] lg:items-start lg:gap-8">
        <Card className="min-w-0 max-lg:order-last">
          <CardFormSkeleton />
        </Card>
        <OrderSummarySkeleton />
      </div>
    </>
  );
}
