'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Link from 'next/link';
import { useForm } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormNotice } from '@/components/ui/form-notice';
import { Input } from '@/components/ui/input';
import { credentialsSchema } from '@/lib/credentials';
import { texts } from '@/lib/texts';
import { PasswordInput } from './password-input';
import type { Purpose } from './use-enter';
import { useEnter } from './use-enter';

interface CredentialsFormProps {
  readonly purpose: Purpose;
  /** Where to go afterwards; checked already. */
  readonly next: string;
}

const words = texts.auth;
const other = {
  signin: { question: words.noAccount, label: words.toSignUp, path: '/signup' },
  signup: { question: words.haveAccount, label: words.toSignIn, path: '/signin' },
};

export function CredentialsForm({ purpose, next }: CredentialsFormProps) {
  const form = useForm({
    resolver: zodResolver(credentialsSchema(purpose)),
    defaultValues: { email: '', password: '' },
  });
  const { errors } = form.formState;
  const { enter, pending, problems } = useEnter({ form, purpose, next });
  const isNew = purpose === 'signup';
  const { question, label, path } = other[purpose];
  const otherHref = next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`;
  return (
    <Form onSubmit={(event) => void form.handleSubmit(enter)(event)}>
      <Field label={words.email} error={errors.email?.message}>
        {(control) => (
          <Input {...control} {...form.register('email')} type="email" autoComplete="username" />
        )}
      </Field>
      <Field
        label={words.password}
        hint={isNew ? words.passwordHint : undefined}
        error={errors.password?.message}
      >
        {(control) => (
          <PasswordInput
            {...control}
            {...form.register('password')}
            autoComplete={isNew ? 'new-password' : 'current-password'}
          />
        )}
      </Field>
      <FormNotice messages={problems} />
      <Button type="submit" size="large" pending={pending}>
        {isNew ? words.signUp : words.signIn}
      </Button>
      <p className="text-muted">
        {question}{' '}
        <Link href={otherHref} className="font-medium text-accent underline underline-offset-4">
          {label}
        </Link>
      </p>
    </Form>
  );
}
