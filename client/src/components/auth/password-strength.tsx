'use client';

import type { Control } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import type { Credentials } from '@/lib/api/users';
import { cn } from '@/lib/class-names';
import type { Strength } from '@/lib/password-strength';
import { passwordStrength } from '@/lib/password-strength';
import { texts } from '@/lib/texts';

const words = texts.auth.strength;
const SEGMENTS = [1, 2, 3, 4];
const bars: Record<Strength, { readonly filled: number; readonly colour: string }> = {
  short: { filled: 0, colour: '' },
  weak: { filled: 1, colour: 'bg-danger' },
  fair: { filled: 2, colour: 'bg-warning' },
  good: { filled: 3, colour: 'bg-success' },
  strong: { filled: 4, colour: 'bg-success' },
  long: { filled: 0, colour: '' },
};

/** Says while one types how good the new password is. Only the words change as it is read out. */
export function PasswordStrength({ control }: { readonly control: Control<Credentials> }) {
  const [email, password] = useWatch({ control, name: ['email', 'password'] });
  const strength = passwordStrength(password, email);
  const { filled, colour } = bars[strength];
  const isEmpty = password === '';
  return (
    <div className="flex min-h-5 items-center gap-4">
      <div aria-hidden className="grid flex-1 grid-cols-4 gap-1">
        {SEGMENTS.map((segment) => (
          <span
            key={segment}
            className={cn(
              'h-1 rounded-full transition-colors',
              !isEmpty && segment <= filled ? colour : 'bg-line',
            )}
          />
        ))}
      </div>
      <p aria-live="polite" className="text-sm font-medium">
        {!isEmpty && (
          <>
            <span className="sr-only">{words.label}</span> {words[strength]}
          </>
        )}
      </p>
    </div>
  );
}
