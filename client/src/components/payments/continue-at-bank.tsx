import { Landmark } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { simulatorBankPath } from '@/lib/bank-step';
import { texts } from '@/lib/texts';

interface ContinueAtBankProps {
  readonly orderId: string;
  readonly clientSecret: string | undefined;
}

/** A payment that waits for its 3-D Secure step: no other card can be taken until that is over. */
export function ContinueAtBank({ orderId, clientSecret }: ContinueAtBankProps) {
  return (
    <div role="status" className="grid justify-items-start gap-4">
      <h2 className="text-lg font-medium">{texts.payment.bank}</h2>
      <p className="text-muted">{texts.payment.bankText}</p>
      {clientSecret !== undefined && (
        <Button asChild size="large">
          <a href={simulatorBankPath({ clientSecret, orderId })}>
            <Landmark aria-hidden /> {texts.payment.bankAction}
          </a>
        </Button>
      )}
    </div>
  );
}
