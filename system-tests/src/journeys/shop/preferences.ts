import type { Page } from 'playwright-core';
import { NARROW_PX, type WindowOptions } from '../../browser/open-browser';
import type { Journey, Play } from '../kit/journey';
import { putOnSale } from '../kit/listings';
import { buy, cards, goToPayment, joinShop, on, payWith, untilPaid } from '../kit/ways';

interface Preference {
  readonly name: string;
  readonly rule: string;
  readonly options: Omit<WindowOptions, 'baseURL'>;
  readonly price: string;
}

const preferences: readonly Preference[] = [
  {
    name: 'narrow',
    rule: 'sells on a telephone',
    options: { widthPx: NARROW_PX },
    price: '$20.00',
  },
  {
    name: 'dark',
    rule: 'sells in the dark',
    options: { colorScheme: 'dark' },
    price: '$20.00',
  },
  {
    name: 'calm',
    rule: 'sells without anything that moves',
    options: { reducedMotion: true },
    price: '$20.00',
  },
  {
    name: 'german',
    rule: 'writes money as its reader does',
    options: { locale: 'de-DE' },
    price: '20,00 $',
  },
];

function movements(): number {
  return document.getAnimations().filter(({ playState, effect }) => {
    const endsMs = Number(effect?.getComputedTiming().endTime ?? 0);
    return playState === 'running' && endsMs > 1;
  }).length;
}

async function expectCalm(page: Page): Promise<void> {
  expect(await page.evaluate(movements)).toBe(0);
}

function buyingWith({ name, options, price }: Preference): Play {
  return async ({ platform, enter }) => {
    const { title } = await putOnSale(platform, { title: `Concert for ${name}`, quantity: 3 });
    const buyer = await enter('buyer', options);
    const { page } = buyer;
    const step = async (at: string) => {
      await buyer.step(at);
      if (options.reducedMotion === true) await expectCalm(page);
    };
    await page.goto('/');
    await step('home');
    await page.goto('/tickets');
    await step('tickets');
    await on(page).ticket(title).click();
    await on(page).heading(title).waitFor();
    await page.getByText(price).first().waitFor();
    await step('ticket');
    buyer.allowFault(/^401 POST \/api\/orders$/);
    await on(page).buy.click();
    await joinShop(buyer, `${name}@example.com`);
    await buy(buyer);
    await on(page).payNow.or(on(page).pay).first().waitFor();
    await step('reserved');
    await goToPayment(buyer);
    await step('payment');
    await payWith(buyer, cards.succeeds);
    await untilPaid(page);
    await page.getByText(price).first().waitFor();
    await step('receipt');
  };
}

/** The same purchase for people who see the shop in another way. */
export const preferenceJourneys: readonly Journey[] = preferences.map((preference) => ({
  name: preference.name,
  rule: preference.rule,
  play: buyingWith(preference),
}));
