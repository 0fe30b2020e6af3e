import { Ban, CircleCheck, Hourglass, LoaderCircle, TimerOff } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Order } from '@/lib/api/orders';
import type { MoneyBack, OrderPhase } from '@/lib/order-phase';
import { texts } from '@/lib/texts';
import { BuyAgain } from './buy-again';
import { CancelOrder } from './cancel-order';
import { Countdown } from './countdown';
import { PhaseHeading } from './phase-heading';

const words = texts.order;

interface OrderOutcomeProps {
  readonly order: Order;
  readonly phase: OrderPhase;
  readonly onChange: () => void;
}

/** Draws the phase that the order is in. The heading is announced when it changes. */
export function OrderOutcome({ order, phase, onChange }: OrderOutcomeProps) {
  return (
    <>
      <div role="status" aria-label={words.live}>
        <Heading phase={phase} />
      </div>
      {phase.kind === 'payable' && (
        <>
          <Countdown remainingMs={phase.remainingMs} expiresAt={order.expiresAt} />
          <div className="flex flex-wrap gap-3">
            <Button asChild size="large" className="max-sm:w-full">
              <Link href={`/orders/${order.id}/payment`}>{words.pay}</Link>
            </Button>
            <CancelOrder orderId={order.id} onCancelled={onChange} />
          </div>
        </>
      )}
      {(phase.kind === 'complete' || phase.kind === 'cancelled') && (
        <MoneyBackNotice phase={phase} />
      )}
      {phase.kind === 'complete' && (
        <div>
          <Button asChild variant="secondary">
            <Link href="/orders">{words.allOrders}</Link>
          </Button>
        </div>
      )}
      {/* Not while late money may still bring the tickets back. */}
      {phase.kind === 'cancelled' && phase.moneyBack !== 'deciding' && <BuyAgain order={order} />}
    </>
  );
}

function Heading({ phase }: { readonly phase: OrderPhase }) {
  switch (phase.kind) {
    case 'payable':
      return (
        <PhaseHeading
          icon={Hourglass}
          tone="accent"
          title={words.payable}
          text={words.payableText}
        />
      );
    case 'confirming':
      return (
        <PhaseHeading
          icon={LoaderCircle}
          spinning
          tone="accent"
          title={words.confirming}
          text={words.confirmingText}
        />
      );
    case 'closing':
      return (
        <PhaseHeading
          icon={TimerOff}
          tone="warning"
          title={words.closing}
          text={words.closingText}
        />
      );
    case 'complete':
      return (
        <PhaseHeading
          icon={CircleCheck}
          tone="success"
          title={words.complete}
          text={phase.rescued ? words.rescuedText : words.completeText}
        />
      );
    case 'cancelled': {
      const expired = phase.reason === 'expired';
      return (
        <PhaseHeading
          icon={expired ? TimerOff : Ban}
          tone={expired ? 'warning' : 'muted'}
          title={expired ? words.expired : words.cancelled}
          text={expired ? words.expiredText : words.cancelledText}
        />
      );
    }
  }
}

type EndedPhase = Extract<OrderPhase, { moneyBack: MoneyBack }>;

/** Money that the order could not take: after a complete one it was a second payment. */
function MoneyBackNotice({ phase: { kind, moneyBack } }: { readonly phase: EndedPhase }) {
  if (moneyBack === 'none') return null;
  const tone = moneyBack === 'refund_failed' ? 'danger' : 'info';
  const said = kind === 'complete' ? words.paidTwice : words.moneyBack;
  return <Notice tone={tone}>{said[moneyBack]}</Notice>;
}
