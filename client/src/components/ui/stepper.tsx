import { Minus, Plus } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/class-names';

interface StepperProps extends ComponentProps<'input'> {
  readonly fewer: string;
  readonly more: string;
  readonly isLeast: boolean;
  readonly isMost: boolean;
  readonly onStep: (by: 1 | -1) => void;
}

/** A number to type, or to step through. */
export function Stepper({ fewer, more, isLeast, isMost, onStep, ...input }: StepperProps) {
  return (
    <div className="flex h-12 w-full items-stretch rounded-lg border border-line-strong bg-surface has-aria-invalid:border-danger">
      <StepButton label={fewer} idle={isLeast} onClick={() => onStep(-1)}>
        <Minus aria-hidden className="size-5" />
      </StepButton>
      <input
        {...input}
        type="number"
        inputMode="numeric"
        className="min-w-0 flex-1 appearance-none border-x border-line bg-transparent text-center text-lg font-medium tabular-nums [-moz-appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none [&::-webkit-outer-spin-button]:appearance-none"
      />
      <StepButton label={more} idle={isMost} onClick={() => onStep(1)}>
        <Plus aria-hidden className="size-5" />
      </StepButton>
    </div>
  );
}

interface StepButtonProps extends ComponentProps<'button'> {
  readonly label: string;
  /** Not `disabled` at the end of the way: that would take the focus away. */
  readonly idle: boolean;
}

function StepButton({ label, idle, children, ...rest }: StepButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      aria-disabled={idle || undefined}
      className={cn(
        'grid w-12 place-items-center rounded-lg transition-colors',
        idle ? 'cursor-default! text-muted opacity-50' : 'hover:bg-subtle',
      )}
    >
      {children}
    </button>
  );
}
