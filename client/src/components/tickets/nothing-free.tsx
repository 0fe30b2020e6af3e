import Link from 'next/link';
import { useFormat } from '@/components/layout/format-provider';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import type { Availability } from '@/lib/availability';
import { texts } from '@/lib/texts';

type NoneFree = Exclude<Availability, { kind: 'free' }>;

/** Why this can not be bought now, whether that may change, and where else to look. */
export function NothingFree({ availability }: { readonly availability: NoneFree }) {
  return (
    <div className="grid gap-5 border-t border-line pt-5">
      {availability.kind === 'held' ? <Held {...availability} /> : <SoldOut />}
      <Button asChild variant="secondary">
        <Link href="/tickets">{texts.tickets.other}</Link>
      </Button>
    </div>
  );
}

function Held({ held, nextReleaseAt }: Extract<NoneFree, { kind: 'held' }>) {
  const { count } = useFormat();
  return (
    <div className="grid gap-1">
      <p className="font-medium">
        {texts.tickets.heldByOthers(count(held))}, {texts.tickets.comesBackAt}{' '}
        <LocalTime iso={nextReleaseAt} style="time" />
      </p>
      <p className="text-muted">
        {texts.tickets.heldAllText} {texts.tickets.looksAgain}
      </p>
    </div>
  );
}

function SoldOut() {
  return (
    <div className="grid gap-1">
      <p className="font-medium">{texts.tickets.soldOut}</p>
      <p className="text-muted">{texts.tickets.soldOutText}</p>
    </div>
  );
}
