'use client';

import type { ComponentProps } from 'react';
import { useHydrated } from '@/lib/use-hydrated';

/**
 * A form that can be filled in once its code is there: what is typed before would be lost, and a
 * submission before would put it into the address.
 */
export function Form({ children, ...rest }: ComponentProps<'form'>) {
  const hydrated = useHydrated();
  return (
    <form method="post" noValidate {...rest}>
      <fieldset disabled={!hydrated} className="grid min-w-0 gap-5">
        {children}
      </fieldset>
    </form>
  );
}
