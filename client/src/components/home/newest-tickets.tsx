import { Ticket } from 'lucide-react';
import { TicketGrid } from '@/components/tickets/ticket-grid';
import { EmptyState } from '@/components/ui/empty-state';
import { listTickets } from '@/lib/api/tickets';
import { serverApi } from '@/lib/server/api';
import { texts } from '@/lib/texts';

export async function NewestTickets({ limit }: { readonly limit: number }) {
  const { items } = await listTickets(await serverApi(), { limit });
  if (items.length > 0) return <TicketGrid tickets={items} />;
  return (
    <EmptyState
      heading="h3"
      icon={Ticket}
      title={texts.tickets.none}
      text={texts.tickets.noneText}
    />
  );
}
