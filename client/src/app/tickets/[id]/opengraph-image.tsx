import { createFormat } from '@/lib/format';
import { DEFAULT_LOCALE } from '@/lib/locale';
import type { WithId } from '@/lib/route-props';
import { ticketOr404 } from '@/lib/server/data';
import { shareImage } from '@/lib/server/share-image';
import { drawableText } from '@/lib/share-image-facts';
import { texts } from '@/lib/texts';

/** A changed price is on the picture soon, and a link that many share is drawn rarely. */
const MAX_AGE_SECONDS = 300;

/** Beside links to a ticket; the same for whoever looks, so its money is written in one way. */
export default async function TicketImage({ params }: { readonly params: Promise<WithId> }) {
  const ticket = await ticketOr404((await params).id);
  const price = createFormat(DEFAULT_LOCALE).money(ticket.price, ticket.currency);
  return shareImage(
    {
      title: drawableText(ticket.title) || texts.share.ticket,
      price: drawableText(price) === price ? price : undefined,
      note: texts.share.ticketNote,
    },
    MAX_AGE_SECONDS,
  );
}
