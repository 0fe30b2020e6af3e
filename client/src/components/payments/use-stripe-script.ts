'use client';

import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { useEffect, useState } from 'react';
import { requestStripeScript, thisPage } from '@/lib/stripe-script';

/** Long for whoever looks at it, and enough for a slow connection. What comes later is used yet. */
const FORM_READY_MAX_MS = 10_000;

export type FormStage = 'coming' | 'ready' | 'missing';

/**
 * Stripe's code, and how far its form has come. The script may hang as well as the frames that it
 * opens, so that one wait bounds both.
 */
export function useStripeScript(publishableKey: string) {
  const [attempt, setAttempt] = useState(1);
  const [stripe, setStripe] = useState<Stripe | null>(null);
  const [stage, setStage] = useState<FormStage>('coming');

  useEffect(() => {
    const script = requestStripeScript(thisPage);
    let isOver = false;
    const unlessOver =
      <Value>(action: (value: Value) => void) =>
      (value: Value) => {
        if (!isOver) action(value);
      };
    script.arrived
      .then(() => loadStripe(publishableKey))
      .then(
        unlessOver(setStripe),
        unlessOver(() => setStage('missing')),
      );
    return () => {
      isOver = true;
      script.abandon();
    };
  }, [publishableKey, attempt]);

  useEffect(() => {
    if (stage !== 'coming') return undefined;
    const timer = setTimeout(() => setStage('missing'), FORM_READY_MAX_MS);
    return () => clearTimeout(timer);
  }, [stage]);

  return {
    attempt,
    stripe,
    stage,
    setStage,
    tryAgain: () => {
      setStripe(null);
      setStage('coming');
      setAttempt((before) => before + 1);
    },
  };
}
