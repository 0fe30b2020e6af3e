'use client';

import { Menu } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { MouseEvent, ReactNode } from 'react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { texts } from '@/lib/texts';

/** The navigation of a narrow screen: folded away, and folded again once a link was followed. */
export function MobileMenu({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const closeAfterLink = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a') !== null) setOpen(false);
  };
  return (
    <Collapsible.Root open={open} onOpenChange={setOpen} className="contents md:hidden">
      <Collapsible.Trigger asChild>
        <Button variant="secondary" size="small" className="ml-auto md:hidden">
          <Menu aria-hidden /> {texts.nav.menu}
        </Button>
      </Collapsible.Trigger>
      <Collapsible.Content className="w-full md:hidden" onClick={closeAfterLink}>
        <nav aria-label={texts.nav.label} className="grid gap-2 pt-3">
          {children}
        </nav>
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
