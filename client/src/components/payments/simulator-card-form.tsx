'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import type { Order } from '@/lib/api/orders';
import { TEST_CVC, TEST_EXPIRY, isExpiryToCome, tokenOf } from '@/lib/test-cards';
import { texts } from '@/lib/texts';
import { PayButton } from './pay-button';
import { PaymentProblemNotice } from './payment-problem-notice';
import { TestCards } from './test-cards';
import { useCardPayment } from './use-card-payment';

const words = texts.payment;
const schema = z.object({
  number: z.string().refine((number) => tokenOf(number) !== undefined, words.numberError),
  expiry: z.string().refine((text) => isExpiryToCome(text, new Date()), words.expiryError),
  cvc: z.string().regex(/^\s*\d{3,4}\s*$/, words.cvcError),
});
const blank = { number: '', expiry: '', cvc: '' };
/** No wallet is to offer a real card here. */
const typed = { inputMode: 'numeric', autoComplete: 'off', className: 'tabular-nums' } as const;

interface SimulatorCardFormProps {
  readonly order: Order;
  readonly clientSecret: string | undefined;
  readonly onChange: () => void;
}

/** The card form of a shop without Stripe: the numbers stay in the browser, a test name is sent. */
export function SimulatorCardForm({ order, clientSecret, onChange }: SimulatorCardFormProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: blank });
  const { errors, isSubmitted } = form.formState;
  const { pay, pending, problem } = useCardPayment({ orderId: order.id, clientSecret, onChange });
  const submit = form.handleSubmit(({ number }) => pay(tokenOf(number) ?? ''));
  const fill = (number: string) => {
    const options = { shouldValidate: isSubmitted };
    form.setValue('number', number, options);
    form.setValue('expiry', TEST_EXPIRY, options);
    form.setValue('cvc', TEST_CVC, options);
  };
  return (
    <Form onSubmit={(event) => void submit(event)}>
      <div className="grid gap-1">
        <h2 className="text-lg font-medium">{words.card}</h2>
        <p className="text-sm text-muted">{words.simulator}</p>
      </div>
      <TestCards chosen={form.watch('number')} onChoose={fill} />
      <div className="grid grid-cols-2 gap-4">
        <div className="col-span-2">
          <Field label={words.number} error={errors.number?.message}>
            {(control) => (
              <Input
                {...control}
                {...form.register('number')}
                {...typed}
                placeholder={words.numberPlaceholder}
              />
            )}
          </Field>
        </div>
        <Field label={words.expiry} error={errors.expiry?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('expiry')}
              {...typed}
              placeholder={words.expiryPlaceholder}
            />
          )}
        </Field>
        <Field label={words.cvc} error={errors.cvc?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('cvc')}
              {...typed}
              placeholder={words.cvcPlaceholder}
            />
          )}
        </Field>
      </div>
      {problem !== undefined && <PaymentProblemNotice problem={problem} />}
      <PayButton order={order} pending={pending} />
    </Form>
  );
}
