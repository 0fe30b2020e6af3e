import { PageNotFound } from '@/components/layout/page-not-found';
import { texts } from '@/lib/texts';

export default function OrderNotFound() {
  return <PageNotFound title={texts.orders.notFound} text={texts.orders.notFoundText} />;
}
