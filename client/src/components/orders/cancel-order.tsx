'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FormNotice } from '@/components/ui/form-notice';
import { cancelOrder } from '@/lib/api/orders';
import { browserApi } from '@/lib/browser-api';
import { describeFault } from '@/lib/form-errors';
import { texts } from '@/lib/texts';

interface CancelOrderProps {
  readonly orderId: string;
  readonly onCancelled: () => void;
}

export function CancelOrder({ orderId, onCancelled }: CancelOrderProps) {
  const cancelling = useMutation({
    mutationFn: () => cancelOrder(browserApi(), orderId),
    // Without a connection it fails at once: nobody wants an order cancelled minutes later.
    networkMode: 'always',
    // Whatever the answer was, the order's own state is the truth.
    onSettled: onCancelled,
  });
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button
            variant="secondary"
            size="large"
            className="max-sm:w-full"
            pending={cancelling.isPending}
          >
            {texts.order.cancel}
          </Button>
        }
        title={texts.order.cancelTitle}
        text={texts.order.cancelText}
        confirmLabel={texts.order.cancelConfirm}
        cancelLabel={texts.order.cancelKeep}
        onConfirm={() => cancelling.mutate()}
      />
      {cancelling.isError && <FormNotice messages={[describeFault(cancelling.error)]} />}
    </>
  );
}
