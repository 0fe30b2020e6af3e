import { CreditCard } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { testCards } from '@/lib/test-cards';
import { texts } from '@/lib/texts';

export function TestCards({ onChoose }: { readonly onChoose: (number: string) => void }) {
  return (
    <div role="group" aria-label={texts.payment.testCards} className="grid gap-2">
      <p aria-hidden className="text-sm font-medium">
        {texts.payment.testCards}
      </p>
      <div className="grid gap-2 sm:grid-cols-2">
        {testCards.map((card) => (
          <Button
            key={card.number}
            variant="secondary"
            className="h-auto justify-start py-2 text-left whitespace-normal"
            onClick={() => onChoose(card.number)}
          >
            <CreditCard aria-hidden className="text-muted" />
            <span className="grid">
              <span>{card.label}</span>
              <span className="text-sm font-normal text-muted tabular-nums">{card.number}</span>
            </span>
          </Button>
        ))}
      </div>
    </div>
  );
}
