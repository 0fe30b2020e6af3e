import { AuthPage } from '@/components/auth/auth-page';
import type { RouteProps } from '@/lib/route-props';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';

export const generateMetadata = () =>
  siteMetadata({
    title: texts.auth.signInTitle,
    description: texts.auth.signInDescription,
  });

export default function SignInPage({ searchParams }: RouteProps) {
  return <AuthPage purpose="signin" searchParams={searchParams} />;
}
