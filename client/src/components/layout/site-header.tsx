import { CircleUser, Ticket } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { User } from '@/lib/api/users';
import { signUpPath } from '@/lib/next-path';
import { texts } from '@/lib/texts';
import { MobileMenu } from './mobile-menu';
import { NavLink } from './nav-link';
import { SignOutButton } from './sign-out-button';

const strangers = [
  { href: '/tickets', label: texts.nav.tickets },
  // To the point: the page itself would send them to sign in, and from there to sign up.
  { href: signUpPath('/sell'), label: texts.nav.sell },
];
const members = [
  { href: '/tickets', label: texts.nav.tickets },
  { href: '/sell', label: texts.nav.sell },
  { href: '/orders', label: texts.nav.orders },
  { href: '/listings', label: texts.nav.listings },
];

function NavLinks({ viewer }: { readonly viewer: User | null }) {
  const links = viewer === null ? strangers : members;
  return links.map((link) => <NavLink key={link.href} {...link} />);
}

function AccountLinks({ viewer }: { readonly viewer: User | null }) {
  if (viewer === null) {
    return (
      <>
        <Button asChild variant="ghost" size="small" className="justify-start!">
          <Link href="/signin">{texts.nav.signIn}</Link>
        </Button>
        <Button asChild size="small">
          <Link href="/signup">{texts.nav.signUp}</Link>
        </Button>
      </>
    );
  }
  return (
    <>
      <Button asChild variant="ghost" size="small" className="justify-start!">
        <Link href="/account" aria-label={texts.nav.signedInAs(viewer.email)}>
          <CircleUser aria-hidden />
          <span className="truncate md:max-w-48">{viewer.email}</span>
        </Link>
      </Button>
      <SignOutButton />
    </>
  );
}

export function SiteHeader({ viewer }: { readonly viewer: User | null }) {
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-4 py-3 sm:px-6">
        <Link href="/" className="flex items-center gap-2 text-lg font-semibold">
          <Ticket aria-hidden className="size-6 text-accent" />
          {texts.brand}
        </Link>
        <nav aria-label={texts.nav.label} className="hidden items-center gap-1 md:flex">
          <NavLinks viewer={viewer} />
        </nav>
        <div className="ml-auto hidden items-center gap-3 md:flex">
          <AccountLinks viewer={viewer} />
        </div>
        <MobileMenu>
          <NavLinks viewer={viewer} />
          <AccountLinks viewer={viewer} />
        </MobileMenu>
      </div>
    </header>
  );
}
