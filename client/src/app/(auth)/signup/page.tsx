import { AuthPage } from '@/components/auth/auth-page';
import type { RouteProps } from '@/lib/route-props';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';

export const generateMetadata = () =>
  siteMetadata({
    title: texts.auth.signUpTitle,
    description: texts.auth.signUpDescription,
  });

export default function SignUpPage({ searchParams }: RouteProps) {
  return <AuthPage purpose="signup" searchParams={searchParams} />;
}
