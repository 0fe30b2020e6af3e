import type { Metadata } from 'next';
import { AuthPage } from '@/components/auth/auth-page';
import { pageMetadata } from '@/lib/page-metadata';
import type { RouteProps } from '@/lib/route-props';
import { texts } from '@/lib/texts';

export const metadata: Metadata = pageMetadata({
  title: texts.auth.signInTitle,
  description: texts.auth.signInDescription,
});

export default function SignInPage({ searchParams }: RouteProps) {
  return <AuthPage purpose="signin" searchParams={searchParams} />;
}
