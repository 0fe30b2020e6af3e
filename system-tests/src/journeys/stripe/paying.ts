import { texts } from '@/lib/texts';
import type { Locator, Page } from 'playwright-core';
import { NARROW_PX, WIDE_PX } from '../../browser/open-browser';
import { chargesFor, withoutWebhooks } from '../../support/stripe-ledger';
import type { Actor } from '../kit/actor';
import type { Journey, Play, Scene } from '../kit/journey';
import { putOnSale } from '../kit/listings';
import { buy, on, untilPaid } from '../kit/ways';
import { standInForStripe, type StripeStandIn } from './stand-in';
import { CARD_NUMBER } from './stand-in-frame';

const GOOD_CARD = '4242 4242 4242 4242';
const EMPTY_CARD = '4000 0000 0000 9995';
const PRICE_CENTS = 2000;
/** Longer than the page waits for Stripe. */
const HANGS_FOR_MS = 15_000;
const ELSEWHERE = 'https://elsewhere.example/script.js';

interface Payer extends Actor {
  readonly stripe: StripeStandIn;
  readonly orderId: string;
}

const words = texts.payment;
const cardNumber = (page: Page): Locator => page.frameLocator('iframe').getByLabel(CARD_NUMBER);
const tryAgain = (page: Page): Locator =>
  page.getByRole('main').getByRole('button', { name: texts.errors.again });

/** On the way to Stripe's form, which may come or not. */
async function goToStripe(
  { platform, enter }: Scene,
  title: string,
  prepare: (stripe: StripeStandIn, page: Page) => Promise<void> | void = () => undefined,
): Promise<Payer> {
  const { id } = await putOnSale(platform, { title });
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  const { page } = buyer;
  const stripe = await standInForStripe(page, platform);
  await prepare(stripe, page);
  await page.goto(`/tickets/${id}`);
  const orderId = await buy(buyer);
  await on(page).heading(words.title).waitFor();
  return { ...buyer, stripe, orderId };
}

async function payWithCard({ page }: Actor, number: string): Promise<void> {
  await cardNumber(page).fill(number);
  await on(page).pay.click();
}

async function untilChargedOnce({ platform }: Scene, { page, orderId }: Payer): Promise<void> {
  await untilPaid(page);
  expect(await chargesFor(platform, orderId)).toEqual([PRICE_CENTS]);
}

/** Runs in the page: which rule keeps a script of any other host out. */
function refusedBy(src: string): Promise<string> {
  return new Promise((resolve) => {
    const hear = (event: SecurityPolicyViolationEvent) => resolve(event.effectiveDirective);
    document.addEventListener('securitypolicyviolation', hear, { once: true });
    document.head.append(Object.assign(document.createElement('script'), { src }));
  });
}

const pays: Play = async (scene) => {
  const buyer = await goToStripe(scene, 'Chamber music');
  const { page } = buyer;
  await cardNumber(page).waitFor();
  await buyer.step('form');
  buyer.expectFault(/^console: .*elsewhere\.example/);
  buyer.allowFault(/^csp GET \/script\.js$/);
  expect(await page.evaluate(refusedBy, ELSEWHERE)).toBe('script-src-elem');
  await payWithCard(buyer, GOOD_CARD);
  await untilChargedOnce(scene, buyer);
  await buyer.step('receipt');
};

const declined: Play = async (scene) => {
  const buyer = await goToStripe(scene, 'Puppet show');
  const { page } = buyer;
  buyer.expectFault(/^402 POST \/v1\/payment_intents\//);
  await payWithCard(buyer, EMPTY_CARD);
  await page.getByText('Your card has insufficient funds.').waitFor();
  await buyer.step('declined');
  await payWithCard(buyer, GOOD_CARD);
  await untilChargedOnce(scene, buyer);
};

const throws: Play = async (scene) => {
  const buyer = await goToStripe(scene, 'Slam');
  const { page, stripe } = buyer;
  buyer.expectFault(/^net::ERR_CONNECTION_RESET POST \/v1\/payment_intents\//);
  buyer.expectFault(/^exception: Failed to fetch/);
  stripe.lose('request', 'confirm');
  await payWithCard(buyer, GOOD_CARD);
  await page.getByText(words.notMadeText).waitFor();
  await buyer.look({ widthPx: NARROW_PX, colorScheme: 'dark' });
  await buyer.step('not-made');
  stripe.answerAgain();
  await on(page).pay.click();
  await untilChargedOnce(scene, buyer);
};

const throwsAfterwards: Play = async (scene) => {
  const buyer = await goToStripe(scene, 'Revue');
  buyer.expectFault(/^net::ERR_CONNECTION_RESET POST \/v1\/payment_intents\//);
  buyer.expectFault(/^exception: Failed to fetch/);
  buyer.stripe.lose('answer', 'confirm');
  await payWithCard(buyer, GOOD_CARD);
  await untilChargedOnce(scene, buyer);
};

const nobodyKnows: Play = async (scene) => {
  const buyer = await goToStripe(scene, 'Vaudeville');
  const { page, stripe } = buyer;
  buyer.expectFault(/^net::ERR_CONNECTION_RESET (GET|POST) \/v1\/payment_intents\//);
  buyer.expectFault(/^exception: Failed to fetch/);
  // Stripe refuses to take the money again.
  buyer.expectFault(/^400 POST \/v1\/payment_intents\//);
  await withoutWebhooks(scene.platform, async () => {
    stripe.lose('answer', 'all');
    await payWithCard(buyer, GOOD_CARD);
    await page.getByText(words.unknownOutcome).waitFor();
    await buyer.step('unknown');
    stripe.answerAgain();
    await on(page).pay.click();
    await on(page).heading(texts.order.confirming).waitFor();
  });
  await untilChargedOnce(scene, buyer);
};

const hangs: Play = async (scene) => {
  const buyer = await goToStripe(scene, 'Cabaret', async (stripe, page) => {
    await page.clock.install();
    stripe.hang('script');
  });
  const { page, stripe } = buyer;
  const missing = page.getByText(words.formMissingText);
  await page.getByRole('status', { name: words.preparing }).waitFor();
  await buyer.step('coming');
  await page.clock.fastForward(HANGS_FOR_MS);
  await missing.waitFor();
  await buyer.step('script-missing');

  stripe.answerAgain();
  stripe.hang('frame');
  await tryAgain(page).click();
  await missing.waitFor({ state: 'hidden' });
  await page.locator('iframe').waitFor({ state: 'attached' });
  await page.clock.fastForward(HANGS_FOR_MS);
  await missing.waitFor();
  await buyer.look({ widthPx: NARROW_PX, colorScheme: 'dark' });
  await buyer.step('frame-missing');

  stripe.answerAgain();
  await tryAgain(page).click();
  await cardNumber(page).waitFor();
  await buyer.look({ widthPx: WIDE_PX, colorScheme: 'light' });
  await buyer.step('form');
  expect(stripe.scriptRequests()).toBe(2);
  await payWithCard(buyer, GOOD_CARD);
  await untilChargedOnce(scene, buyer);
};

/** Paying with Stripe's own form, on a shop that has a publishable key. */
export const stripeJourneys: readonly Journey[] = [
  {
    name: 'stripe-pays',
    rule: 'takes a card in Stripe’s form, and no script but Stripe’s',
    play: pays,
  },
  {
    name: 'stripe-declined',
    rule: 'says why a card was declined, and takes another',
    play: declined,
  },
  { name: 'stripe-throws', rule: 'says that nothing was charged when Stripe throws', play: throws },
  {
    name: 'stripe-throws-afterwards',
    rule: 'finds the charge when Stripe throws after it',
    play: throwsAfterwards,
  },
  {
    name: 'stripe-unknown',
    rule: 'charges once when nobody knows what became of a payment, and Pay is pressed again',
    play: nobodyKnows,
  },
  { name: 'stripe-hangs', rule: 'does not wait for Stripe for ever, and tries again', play: hangs },
];
