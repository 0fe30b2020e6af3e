import { texts } from '@/lib/texts';
import type { Locator, Page } from 'playwright-core';
import type { Platform } from '../../support/platform';
import type { Actor } from './actor';

export const PASSWORD = 'correct horse battery';
export const ORDER_PAGE = /\/orders\/[0-9a-f]{24}/;
export const TICKET_PAGE = /\/tickets\/[0-9a-f]{24}($|\?)/;

export const cards = texts.payment.cards;
export type Card = (typeof cards)[keyof typeof cards];

const startingWith = (text: string, more = '') =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${more}`);

/** Where things are on the pages, in one place: a page that is rebuilt is followed here. */
export const on = (page: Page) => ({
  buy: page.getByRole('button', { name: texts.buy.submit, exact: true }),
  quantity: page.getByLabel(texts.buy.quantity),
  payNow: page.getByRole('link', { name: texts.order.pay }),
  // Its name goes on with its number.
  card: (card: Card): Locator => page.getByRole('button', { name: startingWith(card, '\\s*\\d') }),
  buyAgain: page.getByRole('link', { name: texts.order.again.buy }),
  pay: page.getByRole('button', { name: startingWith(texts.payment.submit('')) }),
  alert: page.getByRole('main').getByRole('alert'),
  heading: (name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name }),
  /** The link of a card in a list of tickets. */
  ticket: (title: string): Locator => page.getByRole('link', { name: title }).first(),
});

/** From the ticket's page to the order. Answers with the order's id. */
export async function buy({ page, click }: Actor): Promise<string> {
  await click(on(page).buy);
  return untilOrdered(page);
}

export async function untilOrdered(page: Page): Promise<string> {
  await page.waitForURL(ORDER_PAGE);
  return /\/orders\/([0-9a-f]{24})/.exec(page.url())?.[1] ?? '';
}

/** To the card form, whether buying leads there by itself or not. */
export async function goToPayment({ page, click }: Actor): Promise<void> {
  const { payNow, pay } = on(page);
  await payNow.or(pay).first().waitFor();
  if (await payNow.isVisible()) await click(payNow);
  await pay.waitFor();
}

export async function payWith({ page, click }: Actor, card: Card): Promise<void> {
  await click(on(page).card(card));
  await click(on(page).pay);
}

export async function untilPaid(page: Page): Promise<void> {
  await on(page).heading(texts.order.complete).waitFor();
}

/** Makes an account without a browser, which `person` is signed in to. Answers with its e-mail. */
export async function register(
  platform: Platform,
  email: string,
  person = platform.visitor(),
): Promise<string> {
  const answer = await person.post('/api/users/signup', { email, password: PASSWORD });
  expect(answer.status).toBe(201);
  return email;
}

/** Fills in the form of either page and sends it. */
export async function enterShop(
  { page, click, fill }: Actor,
  button: string,
  email: string,
): Promise<void> {
  await fill(page.getByLabel(texts.auth.email), email);
  await fill(page.getByLabel(texts.auth.password, { exact: true }), PASSWORD);
  await click(page.getByRole('main').getByRole('button', { name: button, exact: true }));
}

/** As a stranger who was asked to sign in, and first has to join. */
export async function joinShop(actor: Actor, email: string): Promise<void> {
  const { page, click } = actor;
  await page.waitForURL(/\/sign(in|up)/);
  const isNew = page.url().includes('/signup');
  if (!isNew) await click(page.getByRole('main').getByRole('link', { name: texts.auth.toSignUp }));
  await page.waitForURL(/\/signup/);
  await enterShop(actor, texts.auth.signUp, email);
  await page.waitForURL((url) => !url.pathname.startsWith('/sign'));
}
