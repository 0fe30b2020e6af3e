'use client';

import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { hasStatus } from '@/lib/api-error';
import type { Credentials } from '@/lib/api/users';
import { signIn, signUp } from '@/lib/api/users';
import { browserApi } from '@/lib/browser-api';
import { toFormErrors } from '@/lib/form-errors';
import { rememberAccount } from '@/lib/known-visitor';
import { texts } from '@/lib/texts';
import { useSubmit } from '@/lib/use-submit';

export type Purpose = 'signin' | 'signup';

const NAMES = ['email', 'password'] as const;

/** Signs in or up, and goes on to where the visitor wanted to be. */
export function useEnter(options: {
  readonly form: UseFormReturn<{ email: string; password: string }>;
  readonly purpose: Purpose;
  readonly next: string;
}) {
  const { form, purpose, next } = options;
  const [problems, setProblems] = useState<readonly string[]>([]);

  const explain = (fault: unknown) => {
    if (hasStatus(fault, 429)) {
      setProblems([texts.auth.throttled]);
      return;
    }
    const errors = toFormErrors(fault, NAMES);
    setProblems(errors.form);
    for (const name of NAMES) {
      const message = errors.fields.get(name);
      if (message !== undefined) form.setError(name, { message }, { shouldFocus: true });
    }
  };

  const { submit, pending } = useSubmit(async (credentials: Credentials) => {
    setProblems([]);
    try {
      await (purpose === 'signin' ? signIn : signUp)(browserApi(), credentials);
      rememberAccount();
      // A whole new page: nothing that was rendered for a stranger stays in memory.
      window.location.assign(next);
      return 'leaving';
    } catch (fault) {
      explain(fault);
      return 'staying';
    }
  });
  return { enter: submit, pending, problems };
}
