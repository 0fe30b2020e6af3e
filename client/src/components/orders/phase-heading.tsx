import type { LucideIcon } from 'lucide-react';
import { cn } from '@/lib/class-names';

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
  return (
    <div className="flex items-start gap-4">
      <span className={cn('rounded-full p-2.5', colours[tone])}>
        <Icon
          aria-hidden
          className={cn('size-6', spinning === true && 'motion-safe:animate-spin')}
        />
      </span>
      <div className="grid gap-1">
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        <p className="text-pretty text-muted">{text}</p>
      </div>
    </div>
  );
}
