'use client';

import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { cn } from '@/lib/class-names';
import { useHydrated } from '@/lib/use-hydrated';

type Tone = 'accent' | 'success' | 'warning' | 'muted';

const colours: Record<Tone, string> = {
  accent: 'bg-accent-soft text-accent-strong',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  muted: 'bg-subtle text-muted',
};

interface PhaseHeadingProps {
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  readonly spinning?: boolean;
}

/** Where the order stands, in one line and one sentence. */
export function PhaseHeading({ icon: Icon, tone, title, text, spinning }: PhaseHeadingProps) {
  const heading = useFocusWhereLost(title);
  return (
    <div className="flex items-start gap-4">
      <span className={cn('rounded-full p-2.5', colours[tone])}>
        <Icon
          aria-hidden
          className={cn('size-6', spinning === true && 'motion-safe:animate-spin')}
        />
      </span>
      <div className="grid min-w-0 gap-1">
        <h1
          ref={heading}
          tabIndex={-1}
          className="text-2xl font-semibold tracking-tight text-balance outline-none"
        >
          {title}
        </h1>
        <p className="text-pretty text-muted">{text}</p>
      </div>
    </div>
  );
}

/** What had the focus (Pay, Cancel) has gone with the last phase: the new one's heading takes it. */
function useFocusWhereLost(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const hydrated = useHydrated();
  // A page that was loaded as a whole begins where the browser begins.
  const [cameByLoading] = useState(!hydrated);
  const shown = useRef(cameByLoading ? title : undefined);
  useEffect(() => {
    if (shown.current === title) return;
    shown.current = title;
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) heading.current?.focus();
  }, [title]);
  return heading;
}
