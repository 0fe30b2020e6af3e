import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { texts } from '@/lib/texts';

const words = {
  /** Stripe does not answer this browser. */
  form: { title: texts.payment.formMissing, text: texts.payment.formMissingText },
  /** The shop has not told what Stripe's form needs. */
  payment: { title: texts.payment.unavailable, text: texts.payment.unavailableText },
};

interface StripeMissingProps {
  readonly missing: keyof typeof words;
  readonly onTryAgain: () => void;
}

/** Stripe's form is not there, and may come at the next try. */
export function StripeMissing({ missing, onTryAgain }: StripeMissingProps) {
  const { title, text } = words[missing];
  return (
    <div className="grid justify-items-start gap-4">
      <Notice tone="danger" title={title}>
        {text}
      </Notice>
      <Button onClick={onTryAgain}>{texts.errors.again}</Button>
    </div>
  );
}
