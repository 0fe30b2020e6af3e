import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';

export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      className={cn('rounded-xl border border-line bg-surface p-5 shadow-xs sm:p-6', className)}
      {...rest}
    />
  );
}
