import { formatRemaining, minutesToAnnounce } from '@/lib/countdown';
import { texts } from '@/lib/texts';

/** Seen to the second, said only now and then: nobody wants a number read out every second. */
export function Countdown({ remainingMs }: { readonly remainingMs: number }) {
  const minutes = minutesToAnnounce(remainingMs);
  return (
    <div>
      <p className="text-sm text-muted">{texts.order.timeLeft}</p>
      <p role="timer" className="text-5xl font-semibold tracking-tight tabular-nums">
        {formatRemaining(remainingMs)}
      </p>
      <p aria-live="polite" className="sr-only">
        {minutes === undefined ? '' : texts.order.minutesLeft(minutes)}
      </p>
    </div>
  );
}
