import { Button } from '@/components/ui/button';
import { cn } from '@/lib/class-names';
import { isSameCard, testCards } from '@/lib/test-cards';
import { texts } from '@/lib/texts';

interface TestCardsProps {
  readonly chosen: string;
  readonly onChoose: (number: string) => void;
}

/** One click fills in the whole form. The number is in the field then; here it is only read out. */
export function TestCards({ chosen, onChoose }: TestCardsProps) {
  return (
    <div role="group" aria-label={texts.payment.testCards} className="grid gap-2">
      <p aria-hidden className="text-sm font-medium">
        {texts.payment.testCards}
      </p>
      <div className="flex flex-wrap gap-2">
        {testCards.map((card) => {
          const pressed = isSameCard(card.number, chosen);
          return (
            <Button
              key={card.number}
              variant="secondary"
              size="small"
              aria-pressed={pressed}
              className={cn(
                'rounded-full! font-normal!',
                pressed && 'border-accent! bg-accent-soft! text-accent-strong!',
              )}
              onClick={() => onChoose(card.number)}
            >
              {card.label}
              <span className="sr-only">{card.number}</span>
            </Button>
          );
        })}
      </div>
    </div>
  );
}
