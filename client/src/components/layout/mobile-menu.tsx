'use client';

import { Menu } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { texts } from '@/lib/texts';

/** The navigation of a narrow screen: folded away, and folded again once a link was followed. */
export function MobileMenu({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const menuId = useId();
  const closeAfterLink = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a') !== null) setOpen(false);
  };
  return (
    <div className="contents md:hidden">
      <Button
        variant="secondary"
        size="small"
        className="ml-auto md:hidden"
        aria-expanded={open}
        aria-controls={menuId}
        onClick={() => setOpen(!open)}
      >
        <Menu aria-hidden /> {texts.nav.menu}
      </Button>
      <div id={menuId} className="w-full md:hidden" onClick={closeAfterLink}>
        {open && (
          <nav aria-label={texts.nav.label} className="grid gap-2 pt-3">
            {children}
          </nav>
        )}
      </div>
    </div>
  );
}
