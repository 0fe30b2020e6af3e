import type { Metadata } from 'next';
import { AuthPage } from '@/components/auth/auth-page';
import { pageMetadata } from '@/lib/page-metadata';
import type { RouteProps } from '@/lib/route-props';
import { texts } from '@/lib/texts';

export const metadata: Metadata = pageMetadata({
  title: texts.auth.signUpTitle,
  description: texts.auth.signUpDescription,
});

export default function SignUpPage({ searchParams }: RouteProps) {
  return <AuthPage purpose="signup" searchParams={searchParams} />;
}
