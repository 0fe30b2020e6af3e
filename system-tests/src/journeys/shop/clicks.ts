import { texts } from '@/lib/texts';
import type { Journey, Play } from '../kit/journey';
import { putOnSale } from '../kit/listings';
import {
  TICKET_PAGE,
  buy,
  cards,
  goToPayment,
  joinShop,
  on,
  payWith,
  untilPaid,
} from '../kit/ways';

const BUYING_CLICKS_MAX = 6;
const LISTING_CLICKS_MAX = 3;

const clicksToBuy: Play = async (scene) => {
  const { platform, enter } = scene;
  const { title } = await putOnSale(platform, { title: 'Six clicks', quantity: 2 });
  const stranger = await enter('stranger');
  const { page, click } = stranger;
  stranger.allowFault(/^401 POST \/api\/orders$/);
  await page.goto('/');
  await click(on(page).ticket(title));
  await click(on(page).buy);
  await joinShop(stranger, 'six-clicks@example.com');
  await buy(stranger);
  await goToPayment(stranger);
  await payWith(stranger, cards.succeeds);
  await untilPaid(page);
  expect(stranger.clicks()).toBeLessThanOrEqual(BUYING_CLICKS_MAX);
};

const clicksToList: Play = async (scene) => {
  const stranger = await scene.enter('stranger');
  const { page, click } = stranger;
  await page.goto('/');
  await click(page.getByRole('link', { name: texts.nav.sell }).first());
  await joinShop(stranger, 'three-clicks@example.com');
  await page.waitForURL(/\/sell/);
  await page.getByLabel(texts.ticketForm.title, { exact: true }).fill('Three clicks');
  await page.getByLabel(/^Price per ticket/).fill('15');
  await click(page.getByRole('button', { name: texts.ticketForm.sell, exact: true }));
  await page.waitForURL(TICKET_PAGE);
  expect(stranger.clicks()).toBeLessThanOrEqual(LISTING_CLICKS_MAX);
};

/** How far it is from the home page to what one came for: every click counts, those that send forms too. */
export const clickJourneys: readonly Journey[] = [
  {
    name: 'clicks-to-buy',
    rule: 'lets a stranger buy in at most six clicks and two forms',
    play: clicksToBuy,
  },
  {
    name: 'clicks-to-list',
    rule: 'lets a stranger list in at most three clicks and two forms',
    play: clicksToList,
  },
];
