import { texts } from '@/lib/texts';
import type { Effort } from '../kit/actor';
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

/** The fields of signing up; the card is filled in with a click. */
const BUYING_MAX: Effort = { clicks: 6, fields: 2 };
/** The fields of signing up, and title and price. */
const LISTING_MAX: Effort = { clicks: 3, fields: 4 };

function expectAtMost(most: Effort, { name, effort }: { name: string; effort: Effort }): void {
  process.stdout.write(`${name}: ${effort.clicks} clicks, ${effort.fields} fields\n`);
  expect(effort.clicks).toBeLessThanOrEqual(most.clicks);
  expect(effort.fields).toBeLessThanOrEqual(most.fields);
}

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
  expectAtMost(BUYING_MAX, { name: 'to buy', effort: stranger.effort() });
};

const clicksToList: Play = async (scene) => {
  const stranger = await scene.enter('stranger');
  const { page, click, fill } = stranger;
  await page.goto('/');
  await click(page.getByRole('link', { name: texts.nav.sell }).first());
  await joinShop(stranger, 'three-clicks@example.com');
  await page.waitForURL(/\/sell/);
  await fill(page.getByLabel(texts.ticketForm.title, { exact: true }), 'Three clicks');
  await fill(page.getByLabel(/^Price per ticket/), '15');
  await click(page.getByRole('button', { name: texts.ticketForm.sell, exact: true }));
  await page.waitForURL(TICKET_PAGE);
  expectAtMost(LISTING_MAX, { name: 'to list', effort: stranger.effort() });
};

/** How far it is from the home page to what one came for: every click and every field counts, those clicks that send forms too. */
export const clickJourneys: readonly Journey[] = [
  {
    name: 'clicks-to-buy',
    rule: 'lets a stranger buy in at most six clicks and two forms with two fields to type in',
    play: clicksToBuy,
  },
  {
    name: 'clicks-to-list',
    rule: 'lets a stranger list in at most three clicks and two forms with four fields to type in',
    play: clicksToList,
  },
];
