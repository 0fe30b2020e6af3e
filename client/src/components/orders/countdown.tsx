import { LocalTime } from '@/components/ui/local-time';
import { formatRemaining, minutesToAnnounce } from '@/lib/countdown';
import { texts } from '@/lib/texts';

interface CountdownProps {
  readonly remainingMs: number;
  readonly expiresAt: string;
}

/** Seen to the second, said only now and then: nobody wants a number read out every second. */
export function Countdown({ remainingMs, expiresAt }: CountdownProps) {
  return (
    <div className="grid gap-1">
      <p className="text-sm text-muted">{texts.order.timeLeft}</p>
      <p role="timer" className="text-5xl font-semibold tracking-tight tabular-nums">
        {formatRemaining(remainingMs)}
      </p>
      <p className="text-sm text-muted">
        {texts.order.payUntil} <LocalTime iso={expiresAt} style="time" />
      </p>
      <MinutesSaid remainingMs={remainingMs} />
    </div>
  );
}

/** The same in one line, for where something else is the main thing. */
export function CountdownLine({ remainingMs }: { readonly remainingMs: number }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <p className="text-muted">{texts.order.timeLeft}</p>
      <p role="timer" className="text-lg font-semibold tabular-nums">
        {formatRemaining(remainingMs)}
      </p>
      <MinutesSaid remainingMs={remainingMs} />
    </div>
  );
}

function MinutesSaid({ remainingMs }: { readonly remainingMs: number }) {
  const minutes = minutesToAnnounce(remainingMs);
  return (
    <p aria-live="polite" className="sr-only">
      {minutes === undefined ? '' : texts.order.minutesLeft(minutes)}
    </p>
  );
}
