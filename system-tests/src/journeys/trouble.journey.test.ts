import { inBrowser } from './kit/in-browser';
import { lateJourneys } from './trouble/late';
import { outageJourneys } from './trouble/outages';

/** Longer than payments may take to start and to hear of a payment: webhooks come again after up to 8.75 s. */
const WINDOW_SECONDS = 15;

inBrowser('trouble', { ORDER_WINDOW_SECONDS: String(WINDOW_SECONDS) }, ({ declare }) => {
  declare(lateJourneys);
  declare(outageJourneys);
});
