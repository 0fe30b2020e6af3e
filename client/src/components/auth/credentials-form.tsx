'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormNotice } from '@/components/ui/form-notice';
import { Input } from '@/components/ui/input';
import { MarkedText } from '@/components/ui/marked-text';
import { credentialsSchema } from '@/lib/credentials';
import { texts } from '@/lib/texts';
import { EmailTaken } from './email-taken';
import { OtherWayIn } from './other-way-in';
import { PasswordInput } from './password-input';
import { PasswordStrength } from './password-strength';
import type { Purpose } from './use-enter';
import { useEnter } from './use-enter';
import { useKeptEmail } from './use-kept-email';

interface CredentialsFormProps {
  readonly purpose: Purpose;
  /** Where to go afterwards; checked already. */
  readonly next: string;
}

const words = texts.auth;

export function CredentialsForm({ purpose, next }: CredentialsFormProps) {
  const form = useForm({
    resolver: zodResolver(credentialsSchema(purpose)),
    defaultValues: { email: '', password: '' },
  });
  const { errors } = form.formState;
  const { enter, pending, problems } = useEnter({ form, purpose, next });
  const { keepEmail } = useKeptEmail(form);
  const isNew = purpose === 'signup';
  const isTaken = problems.takenEmail !== undefined && errors.email !== undefined;
  return (
    <Form onSubmit={(event) => void form.handleSubmit(enter)(event)}>
      <div className="grid gap-1.5">
        <Field label={words.email} error={errors.email?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('email')}
              type="email"
              autoComplete={isNew ? 'email' : 'username'}
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <EmailTaken shown={isTaken} next={next} onFollow={keepEmail} />
      </div>
      <div className="grid gap-2">
        <Field
          label={words.password}
          hint={isNew && errors.password === undefined ? words.passwordHint : undefined}
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
        {isNew && <PasswordStrength control={form.control} />}
      </div>
      <FormNotice messages={problems.form} />
      <Button type="submit" size="large" pending={pending}>
        {isNew ? words.signUp : words.signIn}
      </Button>
      {isNew && (
        <p className="text-sm text-pretty text-muted">
          <MarkedText text={words.agree} onFollow={keepEmail} />
        </p>
      )}
      <OtherWayIn purpose={purpose} next={next} onFollow={keepEmail} />
    </Form>
  );
}
