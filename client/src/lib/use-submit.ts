'use client';

import { useEffect, useRef, useState } from 'react';

/** `leaving`: the next page is on its way, so the form stays busy until it is there. */
export type Outcome = 'leaving' | 'staying';

/**
 * Sends one thing at a time. A second click has no effect while the first is under way, also in
 * the moment before `pending` is drawn.
 */
export function useSubmit<Value>(action: (value: Value) => Promise<Outcome>) {
  const busy = useRef(false);
  const [pending, setPending] = useState(false);

  const become = (isBusy: boolean) => {
    busy.current = isBusy;
    setPending(isBusy);
  };

  useEffect(() => {
    // Back may bring this very page again, as it was when it was left: busy.
    const wakeUp = ({ persisted }: PageTransitionEvent) => {
      if (persisted) become(false);
    };
    window.addEventListener('pageshow', wakeUp);
    return () => window.removeEventListener('pageshow', wakeUp);
  }, []);

  const submit = async (value: Value): Promise<void> => {
    if (busy.current) return;
    become(true);
    try {
      if ((await action(value)) === 'staying') become(false);
    } catch (fault) {
      become(false);
      throw fault;
    }
  };
  return { submit, pending };
}
