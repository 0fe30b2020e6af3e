import { Check, X } from 'lucide-react';
import { cn } from '@/lib/class-names';
import type { OrderPhase } from '@/lib/order-phase';
import type { OrderStep, StepState } from '@/lib/order-steps';
import { orderSteps } from '@/lib/order-steps';
import { texts } from '@/lib/texts';

const words = texts.order.steps;

const dots: Record<StepState, string> = {
  done: 'border-accent bg-accent text-on-accent',
  current: 'border-accent bg-surface text-accent',
  ahead: 'border-line-strong bg-surface text-muted',
  ended: 'border-line-strong bg-subtle text-ink',
};

/** The order's way as a line of stops; what colour and shape say is said in words as well. */
export function OrderProgress({ phase }: { readonly phase: OrderPhase }) {
  const steps = orderSteps(phase);
  return (
    <ol aria-label={words.label} className="flex max-w-md print:hidden">
      {steps.map((step, index) => (
        <Stop key={step.name} step={step} number={index + 1} isLast={index === steps.length - 1} />
      ))}
    </ol>
  );
}

interface StopProps {
  readonly step: OrderStep;
  readonly number: number;
  readonly isLast: boolean;
}

function Stop({ step: { name, state }, number, isLast }: StopProps) {
  return (
    <li
      aria-current={state === 'current' ? 'step' : undefined}
      className={cn('flex items-center gap-2', !isLast && 'flex-1')}
    >
      <span className="flex items-center gap-2 max-sm:flex-col max-sm:gap-1">
        <span
          aria-hidden
          className={cn(
            'grid size-6 shrink-0 place-items-center rounded-full border-2 text-xs font-semibold [&>svg]:size-3.5',
            dots[state],
          )}
        >
          <Mark state={state} number={number} />
        </span>
        <span className={cn('text-sm', state === 'ahead' ? 'text-muted' : 'font-medium')}>
          {words[name]}
          <span className="sr-only">: {words.state[state]}</span>
        </span>
      </span>
      {!isLast && (
        <span
          aria-hidden
          className={cn(
            'mr-2 h-0.5 min-w-4 flex-1 rounded-full max-sm:mb-6',
            state === 'done' ? 'bg-accent' : 'bg-line',
          )}
        />
      )}
    </li>
  );
}

function Mark({ state, number }: { readonly state: StepState; readonly number: number }) {
  if (state === 'done') return <Check strokeWidth={3} />;
  if (state === 'ended') return <X strokeWidth={3} />;
  return number;
}
