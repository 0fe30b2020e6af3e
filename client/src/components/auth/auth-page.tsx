import { redirect } from 'next/navigation';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { errandOf, safeNextPath } from '@/lib/next-path';
import type { RouteProps } from '@/lib/route-props';
import { currentViewer } from '@/lib/server/data';
import { texts } from '@/lib/texts';
import { paramOf } from '@/lib/ticket-filters';
import { CredentialsForm } from './credentials-form';
import { Promises } from './promises';
import type { Purpose } from './use-enter';

const words = texts.auth;
const headings = {
  signin: { title: words.signInTitle, text: words.signInText, forErrand: words.signInFor },
  signup: { title: words.signUpTitle, text: words.signUpText, forErrand: words.signUpFor },
};

interface AuthPageProps {
  readonly purpose: Purpose;
  readonly searchParams: RouteProps['searchParams'];
}

/** The page to sign in or up. Whoever is signed in has nothing to do here and is sent on. */
export async function AuthPage({ purpose, searchParams }: AuthPageProps) {
  const next = safeNextPath(paramOf(await searchParams, 'next'));
  if ((await currentViewer()) !== null) redirect(next);
  const { title, text, forErrand } = headings[purpose];
  const errand = errandOf(next);
  return (
    <div className="mx-auto grid w-full max-w-md items-center gap-x-20 gap-y-10 py-2 sm:py-8 lg:max-w-5xl lg:grid-cols-[minmax(0,28rem)_minmax(0,1fr)]">
      <div className="grid gap-6">
        <PageHeading title={title} text={errand === undefined ? text : forErrand[errand]} />
        <Card>
          <CredentialsForm purpose={purpose} next={next} />
        </Card>
      </div>
      <Promises />
    </div>
  );
}
