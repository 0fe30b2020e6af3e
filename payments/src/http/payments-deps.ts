import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { Clock } from '@ticketing/common/service/clock';
import type { RecordStripeEvent } from '../commands/record-stripe-event';
import type { StartPayment } from '../commands/start-payment';
import type { Payments } from '../store/payments';
import type { StripePort } from '../stripe/stripe-port';

/** What the routes of payments need. */
export interface PaymentsDeps {
  startPayment: StartPayment;
  recordStripeEvent: RecordStripeEvent;
  payments: Pick<Payments, 'listOfOrder'>;
  stripe: Pick<StripePort, 'readEvent'>;
  publishableKey: string;
  clock: Clock;
  checkpoint: Checkpoint;
}
