import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { texts } from '@/lib/texts';

const words = texts.home.example;
const PRICE = 45;

/** A picture of what the words beside it say, and for that reason silent. */
export function ExampleOrder({ currency }: { readonly currency: string }) {
  return (
    <div
      aria-hidden
      className="rotate-2 rounded-xl border border-line bg-surface shadow-lg select-none max-lg:hidden"
    >
      <div className="grid gap-4 p-6">
        <div className="flex items-center justify-between gap-3">
          <Badge tone="accent">{words.status}</Badge>
          <span className="flex items-center gap-1.5 font-mono text-sm text-muted">
            <Hourglass className="size-4" /> {words.left}
          </span>
        </div>
        <div className="grid gap-2">
          <span className="text-lg font-medium">{words.title}</span>
          <span className="h-2 w-4/5 rounded-full bg-subtle" />
          <span className="h-2 w-3/5 rounded-full bg-subtle" />
        </div>
      </div>
      <div className="mx-4 border-t-2 border-dotted border-line-strong/60" />
      <div className="grid gap-2 p-6">
        <Line name={words.price} className="text-muted">
          <Money amount={PRICE} currency={currency} />
        </Line>
        <Line name={words.fees} className="text-muted">
          {words.none}
        </Line>
        <Line name={words.total} className="pt-2 text-lg font-semibold">
          <Money amount={PRICE} currency={currency} />
        </Line>
      </div>
    </div>
  );
}

interface LineProps {
  readonly name: string;
  readonly className: string;
  readonly children: ReactNode;
}

function Line({ name, className, children }: LineProps) {
  return (
    <span className={`flex justify-between gap-4 ${className}`}>
      <span>{name}</span>
      <span>{children}</span>
    </span>
  );
}
