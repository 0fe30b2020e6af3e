import { texts } from '@/lib/texts';
import type { Page } from 'playwright-core';
import type { Person } from '../../support/person';
import type { Platform } from '../../support/platform';
import { list, placeOrder } from '../../support/shop';
import type { Journey, Play } from '../kit/journey';
import { enterShop, register } from '../kit/ways';

/** What the API answers with at once. */
const PAGE_ORDERS = 50;

const orders = (page: Page) => ({
  heading: page.getByRole('heading', { level: 2, name: texts.listing.orders }),
  rows: page.getByRole('region', { name: texts.listing.orders }).getByRole('listitem'),
  next: page.getByRole('link', { name: texts.pager.next }),
});

async function untilThereAre(page: Page, count: number): Promise<void> {
  const { rows } = orders(page);
  await rows.nth(count - 1).waitFor();
  await rows.nth(count).waitFor({ state: 'detached' });
}

/** A listing with one order more than a page has. Answers with its id. */
async function sellMany(platform: Platform, owner: Person): Promise<string> {
  const { id } = await list(owner, PAGE_ORDERS + 1);
  const buyer = platform.member();
  for (let placed = 0; placed <= PAGE_ORDERS; placed += 1) await placeOrder(buyer, id);
  return id;
}

const turnPages: Play = async ({ platform, enter }) => {
  const owner = platform.visitor();
  const email = await register(platform, 'bookshop@example.com', owner);
  const id = await sellMany(platform, owner);
  const seller = await enter('seller');
  const { page, context } = seller;
  await page.goto(`/signin?next=${encodeURIComponent(`/tickets/${id}`)}`);
  await enterShop(seller, texts.auth.signIn, email);
  await untilThereAre(page, PAGE_ORDERS);
  await seller.step('first-page');
  await orders(page).next.click();
  await untilThereAre(page, 1);
  expect(await orders(page).heading.evaluate((heading) => heading.matches(':focus'))).toBe(true);
  await seller.step('next-page');
  await page.goBack();
  await untilThereAre(page, PAGE_ORDERS);
  await page.goForward();
  await untilThereAre(page, 1);

  seller.expectFault(/^401 GET \/api\/orders$/);
  await context.clearCookies();
  await page.getByText(texts.order.signInAgain).waitFor();
  await seller.step('session-ended');
  await page.getByRole('main').getByRole('link', { name: texts.nav.signIn, exact: true }).click();
  await page.getByText(texts.auth.signInFor.listings).waitFor();
  await enterShop(seller, texts.auth.signIn, email);
  await untilThereAre(page, 1);
  await seller.step('back-again');
};

/** What a seller sees of what was ordered. */
export const listingOrderJourneys: readonly Journey[] = [
  {
    name: 'listing-orders',
    rule: "turns the pages of a listing's orders, and comes back to them after signing in again",
    play: turnPages,
  },
];
