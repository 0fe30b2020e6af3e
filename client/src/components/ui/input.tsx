import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';

export const controlClasses =
  'h-11 w-full min-w-0 rounded-lg border border-line-strong bg-surface px-3 text-ink ' +
  'placeholder:text-muted aria-invalid:border-danger disabled:opacity-60';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(controlClasses, className)} {...rest} />;
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={cn(controlClasses, className)} {...rest} />;
}
