'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Button } from '@/components/ui/button';

/** A link of the main navigation, which knows when its page, or one below it, is being looked at. */
export function NavLink({ href, label }: { readonly href: string; readonly label: string }) {
  const pathname = usePathname();
  const isHere = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <Button
      asChild
      variant="ghost"
      size="small"
      className="justify-start! aria-[current]:bg-subtle aria-[current]:text-accent-strong"
    >
      <Link href={href} aria-current={isHere ? (pathname === href ? 'page' : 'true') : undefined}>
        {label}
      </Link>
    </Button>
  );
}
