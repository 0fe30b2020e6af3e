import type { ReactNode } from 'react';
import { cn } from '@/lib/class-names';

interface TicketStubProps {
  readonly children: ReactNode;
  /** What stands below the line where it is torn off. */
  readonly stub: ReactNode;
  readonly className?: string;
}

const notch = 'absolute -top-2 size-4 rounded-full border border-line bg-page';

/** The shape of a paper ticket: a perforated line, with a notch at either end of it. */
export function TicketStub({ children, stub, className }: TicketStubProps) {
  return (
    <div
      className={cn(
        'relative flex h-full min-w-0 flex-col justify-between rounded-xl border border-line bg-surface shadow-xs',
        className,
      )}
    >
      <div className="p-5">{children}</div>
      <div className="relative px-5 pt-4 pb-5">
        <span aria-hidden className={cn(notch, '-left-2.25 [clip-path:inset(0_0_0_50%)]')} />
        <span aria-hidden className={cn(notch, '-right-2.25 [clip-path:inset(0_50%_0_0)]')} />
        <span
          aria-hidden
          className="absolute inset-x-4 top-0 border-t-2 border-dotted border-line-strong/60"
        />
        {stub}
      </div>
    </div>
  );
}
