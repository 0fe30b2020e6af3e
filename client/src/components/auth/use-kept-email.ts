'use client';

import { useEffect } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Credentials } from '@/lib/api/users';
import { browserDrafts } from '@/lib/drafts';

const SCOPE = 'credentials';

/**
 * Carries the e-mail from one form to the other, for whoever finds out that he has an account, or
 * none. It stays in the tab: in the address it would end up in logs.
 */
export function useKeptEmail(form: UseFormReturn<Credentials>): { readonly keepEmail: () => void } {
  useEffect(() => {
    const email = browserDrafts().take(SCOPE)?.['email'];
    if (email === undefined || email === '') return;
    form.setValue('email', email);
    form.setFocus('password');
  }, [form]);
  return { keepEmail: () => browserDrafts().save(SCOPE, { email: form.getValues('email') }) };
}
