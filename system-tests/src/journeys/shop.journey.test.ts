import { inBrowser } from './kit/in-browser';
import { clickJourneys } from './shop/clicks';
import { contestJourneys } from './shop/contest';
import { keyboardJourneys } from './shop/keyboard';
import { listingOrderJourneys } from './shop/listing-orders';
import { lostAnswerJourneys } from './shop/lost-answers';
import { navigationJourneys } from './shop/navigation';
import { payingOnceJourneys } from './shop/paying-once';
import { preferenceJourneys } from './shop/preferences';
import { purchaseJourneys } from './shop/purchase';
import { sellingJourneys } from './shop/selling';
import { sessionJourneys } from './shop/sessions';

const WINDOW_SECONDS = 300;

inBrowser('the shop', { ORDER_WINDOW_SECONDS: String(WINDOW_SECONDS) }, ({ declare }) => {
  declare(purchaseJourneys);
  declare(sellingJourneys);
  declare(listingOrderJourneys);
  declare(contestJourneys);
  declare(sessionJourneys);
  declare(payingOnceJourneys);
  declare(lostAnswerJourneys);
  declare(keyboardJourneys);
  declare(preferenceJourneys);
  declare(navigationJourneys);
  declare(clickJourneys);
});
