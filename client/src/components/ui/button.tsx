import type { VariantProps } from 'class-variance-authority';
import { cva } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps, MouseEvent } from 'react';
import { cn } from '@/lib/class-names';

const button = cva(
  'inline-flex items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap ' +
    'transition-colors aria-disabled:cursor-progress aria-disabled:opacity-70 ' +
    'disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent-strong',
        secondary: 'border border-line-strong bg-surface text-ink hover:bg-subtle',
        ghost: 'text-ink hover:bg-subtle',
        danger: 'bg-danger text-on-danger hover:bg-danger-strong',
      },
      size: { small: 'h-9 px-3 text-sm', medium: 'h-11 px-4', large: 'h-12 px-6 text-lg' },
    },
    defaultVariants: { variant: 'primary', size: 'medium' },
  },
);

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof button> & {
    /** Draws a child (a link) as a button. */
    asChild?: boolean;
    /** Something is on its way: shown, said, and no second click gets through. */
    pending?: boolean;
  };

export function Button(props: ButtonProps) {
  const { className, variant, size, asChild, pending = false, children, onClick, ...rest } = props;
  const classes = cn(button({ variant, size }), className);
  if (asChild === true) {
    return (
      <Slot.Root className={classes} onClick={onClick} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  // Not `disabled`: that would take the focus away from whoever pressed it by keyboard.
  const refuse = (event: MouseEvent<HTMLButtonElement>) => event.preventDefault();
  return (
    <button
      type="button"
      {...rest}
      onClick={pending ? refuse : onClick}
      className={classes}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
    >
      {pending && <LoaderCircle aria-hidden className="motion-safe:animate-spin" />}
      {children}
    </button>
  );
}
