'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { useFormat } from '@/components/layout/format-provider';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import type { Order } from '@/lib/api/orders';
import { TEST_CVC, TEST_EXPIRY, isExpiryToCome, tokenOf } from '@/lib/test-cards';
import { texts } from '@/lib/texts';
import { TestCards } from './test-cards';
import { useCardPayment } from './use-card-payment';

const words = texts.payment;
const schema = z.object({
  number: z.string().refine((number) => tokenOf(number) !== undefined, words.numberError),
  expiry: z.string().refine((text) => isExpiryToCome(text, new Date()), words.expiryError),
  cvc: z.string().regex(/^\s*\d{3,4}\s*$/, words.cvcError),
});

interface SimulatorCardFormProps {
  readonly order: Order;
  readonly clientSecret: string | undefined;
  readonly onChange: () => void;
}

/** The card form of a shop without Stripe: the numbers stay in the browser, a test name is sent. */
export function SimulatorCardForm({ order, clientSecret, onChange }: SimulatorCardFormProps) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { number: '', expiry: '', cvc: '' },
  });
  const { errors } = form.formState;
  const { money } = useFormat();
  const { pay, pending, problem } = useCardPayment({ orderId: order.id, clientSecret, onChange });
  const submit = form.handleSubmit(({ number }) => pay(tokenOf(number) ?? ''));
  const fill = (number: string) => {
    const options = { shouldValidate: form.formState.isSubmitted };
    form.setValue('number', number, options);
    form.setValue('expiry', TEST_EXPIRY, options);
    form.setValue('cvc', TEST_CVC, options);
  };
  return (
    <Form onSubmit={(event) => void submit(event)}>
      <Notice tone="info">{words.simulator}</Notice>
      <TestCards onChoose={fill} />
      <Field label={words.number} error={errors.number?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('number')}
            inputMode="numeric"
            autoComplete="off"
            className="tabular-nums"
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={words.expiry} hint={words.expiryHint} error={errors.expiry?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('expiry')}
              inputMode="numeric"
              autoComplete="off"
            />
          )}
        </Field>
        <Field label={words.cvc} error={errors.cvc?.message}>
          {(control) => (
            <Input {...control} {...form.register('cvc')} inputMode="numeric" autoComplete="off" />
          )}
        </Field>
      </div>
      {problem !== undefined && (
        <Notice tone="danger" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <Button type="submit" size="large" pending={pending}>
        {words.submit(money(order.total, order.currency))}
      </Button>
    </Form>
  );
}
