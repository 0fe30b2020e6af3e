import { PageNotFound } from '@/components/layout/page-not-found';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';

const { notFound: title, notFoundText: text } = texts.orders;
export const generateMetadata = () => siteMetadata({ title, description: text, isPrivate: true });

export default function OrderNotFound() {
  return <PageNotFound title={title} text={text} />;
}
