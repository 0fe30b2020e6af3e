import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CredentialsForm } from '@/components/auth/credentials-form';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { safeNextPath } from '@/lib/next-path';
import type { RouteProps } from '@/lib/route-props';
import { currentViewer } from '@/lib/server/data';
import { texts } from '@/lib/texts';
import { paramOf } from '@/lib/ticket-filters';

export const metadata: Metadata = { title: texts.auth.signUpTitle };

export default async function SignUpPage(props: RouteProps) {
  const next = safeNextPath(paramOf(await props.searchParams, 'next'));
  if ((await currentViewer()) !== null) redirect(next);
  return (
    <div className="mx-auto grid w-full max-w-md gap-6 py-4 sm:py-8">
      <PageHeading title={texts.auth.signUpTitle} text={texts.auth.signUpText} />
      <Card>
        <CredentialsForm purpose="signup" next={next} />
      </Card>
    </div>
  );
}
