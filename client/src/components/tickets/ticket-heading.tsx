import { BadgeCheck, Hourglass, Undo2 } from 'lucide-react';
import { PageHeading } from '@/components/ui/page-heading';
import { LocalTime } from '@/components/ui/local-time';
import type { Ticket } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';

const promises = [
  { icon: BadgeCheck, text: texts.buy.promises.price },
  { icon: Hourglass, text: texts.buy.promises.hold },
  { icon: Undo2, text: texts.buy.promises.money },
];

export function TicketHeading({ ticket }: { readonly ticket: Ticket }) {
  return (
    <div className="grid gap-4">
      <PageHeading title={ticket.title} />
      <p className="text-muted">
        {texts.listing.listed} <LocalTime iso={ticket.createdAt} />
      </p>
      <ul className="grid gap-3 pt-2 max-lg:hidden">
        {promises.map(({ icon: Icon, text }) => (
          <li key={text} className="flex items-center gap-3">
            <Icon aria-hidden className="size-5 text-accent" /> {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
