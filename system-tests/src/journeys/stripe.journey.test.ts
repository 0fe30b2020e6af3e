import { inBrowser } from './kit/in-browser';
import { stripeJourneys } from './stripe/paying';
import { PUBLISHABLE_KEY } from './stripe/stand-in';

const WINDOW_SECONDS = 300;
const settings = {
  ORDER_WINDOW_SECONDS: String(WINDOW_SECONDS),
  STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
};

inBrowser('paying with Stripe', settings, ({ declare }) => {
  declare(stripeJourneys);
});
