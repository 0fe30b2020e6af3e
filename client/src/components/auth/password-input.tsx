'use client';

import { Eye, EyeOff } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Input } from '@/components/ui/input';
import { texts } from '@/lib/texts';

/** A password that its owner may look at while typing, without losing his place in it. */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type'>) {
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;

  const toggle = () => {
    const input = box.current?.querySelector('input');
    const [start, end] = [input?.selectionStart ?? null, input?.selectionEnd ?? null];
    flushSync(() => setShown(!shown));
    // Browsers move the caret when a field changes its type.
    if (start !== null) input?.setSelectionRange(start, end);
  };

  return (
    <div ref={box} className="relative">
      <Input
        {...props}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-12"
      />
      <button
        type="button"
        aria-label={shown ? texts.auth.hide : texts.auth.show}
        // Not taking the focus from the field; by keyboard the button has it already, and keeps it.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={toggle}
        className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-lg text-muted hover:text-ink"
      >
        <Icon aria-hidden className="size-5" />
      </button>
    </div>
  );
}
