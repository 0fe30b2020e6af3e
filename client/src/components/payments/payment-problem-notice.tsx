'use client';

import { useEffect, useRef } from 'react';
import { Notice } from '@/components/ui/notice';
import type { PaymentProblem } from '@/lib/payment-problem';

/** Takes the focus, because what to do next begins here; and again after each further try. */
export function PaymentProblemNotice({ problem }: { readonly problem: PaymentProblem }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  return (
    <div ref={box} tabIndex={-1} className="rounded-lg">
      <Notice tone="danger" title={problem.title}>
        {problem.text}
      </Notice>
    </div>
  );
}
