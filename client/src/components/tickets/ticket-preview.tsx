import type { UseFormReturn } from 'react-hook-form';
import { useFormat } from '@/components/layout/format-provider';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { parsePrice } from '@/lib/money';
import { texts } from '@/lib/texts';
import type { TicketFieldTexts } from '@/lib/ticket-fields';
import { cardStubClasses, cardTitleClasses } from './ticket-card';
import { TicketStub } from './ticket-stub';

interface TicketPreviewProps {
  readonly form: UseFormReturn<TicketFieldTexts>;
  readonly currency: string;
}

const words = texts.ticketForm;

/** The card that buyers will see, while it is being written; to be looked at only. */
export function TicketPreview({ form, currency }: TicketPreviewProps) {
  const [title, price, quantity] = form.watch(['title', 'price', 'quantity']);
  const { count } = useFormat();
  const units = /^\d{1,6}$/.test(quantity.trim()) ? Number(quantity) : 1;
  return (
    <aside aria-hidden className="grid content-start gap-3">
      <p className="text-sm text-muted">{words.preview}</p>
      <TicketStub
        className="h-auto! min-h-36"
        stub={
          <div className={cardStubClasses}>
            <span className="text-lg font-semibold">
              <Money amount={parsePrice(price) ?? 0} currency={currency} />
            </span>
            <Badge tone="accent">{texts.tickets.left(count(units))}</Badge>
          </div>
        }
      >
        <p className={`${cardTitleClasses} ${title.trim() === '' ? 'text-muted' : ''}`}>
          {title.trim() === '' ? words.previewTitle : title}
        </p>
      </TicketStub>
    </aside>
  );
}
