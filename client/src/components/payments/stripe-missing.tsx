import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { texts } from '@/lib/texts';

/** Stripe's form is not there, and may come at the next try. */
export function StripeMissing({ onTryAgain }: { readonly onTryAgain: () => void }) {
  return (
    <div className="grid justify-items-start gap-4">
      <Notice tone="danger" title={texts.payment.formMissing}>
        {texts.payment.formMissingText}
      </Notice>
      <Button onClick={onTryAgain}>{texts.errors.again}</Button>
    </div>
  );
}
