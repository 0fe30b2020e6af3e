'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { shortReference } from '@/lib/reference';
import { texts } from '@/lib/texts';
import { useAnnouncement } from '@/lib/use-announcement';
import { useHydrated } from '@/lib/use-hydrated';

interface ReferenceProps {
  readonly id: string;
  /** What it is the reference of, for whoever can not see what stands beside it. */
  readonly name: string;
}

/** An id in the form that people read out. The whole one is what gets copied. */
export function Reference({ id, name }: ReferenceProps) {
  const [copied, setCopied] = useState(false);
  const [said, announce] = useAnnouncement();
  const copy = async () => {
    const isDone = await navigator.clipboard.writeText(id).then(
      () => true,
      () => false,
    );
    setCopied(isDone);
    announce(isDone ? texts.order.copied : '');
  };
  const hydrated = useHydrated();
  // Only a page that came over HTTPS is given a clipboard.
  const canCopy = !hydrated || window.isSecureContext;
  const Icon = copied ? Check : Copy;
  return (
    <span className="inline-flex items-center gap-1">
      <span title={id} className="font-mono text-sm tracking-wide print:hidden">
        {shortReference(id)}
      </span>
      {/* Paper has nothing to copy from: there the whole one stands. */}
      <span className="hidden font-mono text-sm print:inline">{id}</span>
      {canCopy && (
        <button
          type="button"
          aria-label={texts.order.copy(name)}
          onClick={() => void copy()}
          className="-mr-1.5 grid size-7 place-items-center rounded-md text-muted hover:bg-subtle hover:text-ink print:hidden"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </span>
  );
}
