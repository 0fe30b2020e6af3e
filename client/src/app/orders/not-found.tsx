import { PageNotFound } from '@/components/layout/page-not-found';
import { pageMetadata } from '@/lib/page-metadata';
import { texts } from '@/lib/texts';

const { notFound: title, notFoundText: text } = texts.orders;
export const metadata = pageMetadata({ title, description: text, isPrivate: true });

export default function OrderNotFound() {
  return <PageNotFound title={title} text={text} />;
}
