import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import type { Ticket } from '@/lib/api/tickets';
import { totalOf } from '@/lib/money';
import { texts } from '@/lib/texts';

interface PriceSummaryProps {
  readonly ticket: Ticket;
  /** Missing while what is typed is no number of tickets. */
  readonly units: number | undefined;
}

/** All that will be charged, and that nothing comes on top. */
export function PriceSummary({ ticket, units }: PriceSummaryProps) {
  const { price, currency } = ticket;
  const total =
    units === undefined ? '–' : <Money amount={totalOf(price, units)} currency={currency} />;
  return (
    <div className="grid gap-2">
      <Line name={texts.tickets.units(units ?? 1)}>{total}</Line>
      <Line name={texts.tickets.fees}>{texts.tickets.noFees}</Line>
      <p className="mt-2 flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-4 text-lg font-semibold">
        <span>{texts.buy.total}</span>
        <output>{total}</output>
      </p>
    </div>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <p className="flex flex-wrap justify-between gap-x-4 text-muted">
      <span>{name}</span>
      <span>{children}</span>
    </p>
  );
}
