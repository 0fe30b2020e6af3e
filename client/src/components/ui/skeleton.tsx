import { cn } from '@/lib/class-names';

/** The grey shape of something that is still coming. */
export function Skeleton({ className }: { readonly className: string }) {
  return (
    <div
      aria-hidden
      data-skeleton
      className={cn('rounded-md bg-line motion-safe:animate-pulse', className)}
    />
  );
}
