import type { Metadata } from 'next';
import { PageNotFound } from '@/components/layout/page-not-found';
import { texts } from '@/lib/texts';

export const metadata: Metadata = { title: texts.orders.notFound };

export default function OrderNotFound() {
  return <PageNotFound title={texts.orders.notFound} text={texts.orders.notFoundText} />;
}
