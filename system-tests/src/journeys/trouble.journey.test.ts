import { inBrowser } from './kit/in-browser';
import { lateJourneys } from './trouble/late';
import { outageJourneys } from './trouble/outages';

const WINDOW_SECONDS = 8;

inBrowser('trouble', { ORDER_WINDOW_SECONDS: String(WINDOW_SECONDS) }, ({ declare }) => {
  declare(lateJourneys);
  declare(outageJourneys);
});
