import type { Route } from '@ticketing/common/http/route';
import { getPayments } from './get-payments';
import type { PaymentsDeps } from './payments-deps';
import { postPayments } from './post-payments';
import { postWebhook } from './post-webhook';

/** What can be asked of payments. */
export const routes: readonly Route<PaymentsDeps>[] = [postPayments, getPayments, postWebhook];
