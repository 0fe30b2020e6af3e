import type { Metadata } from 'next';
import { PageNotFound } from '@/components/layout/page-not-found';
import { texts } from '@/lib/texts';

export const metadata: Metadata = { title: texts.errors.notFound };

export default function NotFound() {
  return <PageNotFound title={texts.errors.notFound} text={texts.errors.notFoundText} />;
}
