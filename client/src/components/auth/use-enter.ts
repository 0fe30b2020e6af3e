'use client';

import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Credentials } from '@/lib/api/users';
import { signIn, signUp } from '@/lib/api/users';
import { browserApi } from '@/lib/browser-api';
import { explainRefusal } from '@/lib/credential-refusal';
import { rememberAccount } from '@/lib/known-visitor';
import { useSubmit } from '@/lib/use-submit';

export type Purpose = 'signin' | 'signup';

interface Problems {
  readonly form: readonly string[];
  /** The address that was refused because it has an account. */
  readonly takenEmail: string | undefined;
}

const NO_PROBLEMS: Problems = { form: [], takenEmail: undefined };

/** Signs in or up, and goes on to where the visitor wanted to be. */
export function useEnter(options: {
  readonly form: UseFormReturn<Credentials>;
  readonly purpose: Purpose;
  readonly next: string;
}) {
  const { form, purpose, next } = options;
  const [problems, setProblems] = useState(NO_PROBLEMS);

  const explain = (fault: unknown, { email }: Credentials) => {
    const refusal = explainRefusal(fault);
    setProblems({ form: refusal.form, takenEmail: refusal.emailTaken ? email : undefined });
    for (const [name, message] of refusal.fields) form.setError(name, { message });
    if (refusal.focus !== undefined) form.setFocus(refusal.focus);
  };

  const { submit, pending } = useSubmit(async (credentials: Credentials) => {
    setProblems(NO_PROBLEMS);
    try {
      await (purpose === 'signin' ? signIn : signUp)(browserApi(), credentials);
      rememberAccount();
      // A whole new page: nothing that was rendered for a stranger stays in memory.
      window.location.assign(next);
      return 'leaving';
    } catch (fault) {
      explain(fault, credentials);
      return 'staying';
    }
  });
  return { enter: submit, pending, problems };
}
