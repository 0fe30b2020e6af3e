import { texts } from '@/lib/texts';
import type { Actor } from '../kit/actor';
import type { Journey, Play } from '../kit/journey';
import { putOnSale } from '../kit/listings';
import { TICKET_PAGE, enterShop, joinShop, on, register, untilOrdered } from '../kit/ways';

const form = ({ page }: Actor) => ({
  title: page.getByLabel(texts.ticketForm.title, { exact: true }),
  price: page.getByLabel(/^Price per ticket/),
  quantity: page.getByLabel(texts.ticketForm.quantity),
  submit: page.getByRole('button', { name: texts.ticketForm.sell, exact: true }),
});

const blank = { title: '', price: '', quantity: '1' };
const wanted = { title: 'Garden concert', price: '12.50', quantity: '4' };

async function fillIn(seller: Actor): Promise<void> {
  const { title, price, quantity } = form(seller);
  await title.fill(wanted.title);
  await price.fill(wanted.price);
  await quantity.fill(wanted.quantity);
}

async function filledIn(seller: Actor): Promise<typeof wanted> {
  const { title, price, quantity } = form(seller);
  return {
    title: await title.inputValue(),
    price: await price.inputValue(),
    quantity: await quantity.inputValue(),
  };
}

const joinToBuy: Play = async (scene) => {
  const { platform, enter } = scene;
  const { id } = await putOnSale(platform, { title: 'Festival', price: 30, quantity: 9 });
  const stranger = await enter('stranger');
  const { page } = stranger;
  await page.goto(`/tickets/${id}`);
  await on(page).quantity.fill('2');
  stranger.allowFault(/^401 POST \/api\/orders$/);
  await on(page).buy.click();
  await page.waitForURL(/\/sign(in|up)\?next=/);
  await stranger.step('asked-to-sign-in');
  await joinShop(stranger, 'join-to-buy@example.com');
  await page.waitForURL(TICKET_PAGE);
  expect(await on(page).quantity.inputValue()).toBe('2');
  await stranger.step('back-again');
  await on(page).buy.click();
  await untilOrdered(page);
  await page.getByText('$60.00').first().waitFor();
  await stranger.step('reserved');
};

const sessionEnded: Play = async (scene) => {
  const { platform, enter } = scene;
  const email = await register(platform, 'session-ended@example.com');
  const seller = await enter('seller');
  const { page } = seller;
  await page.goto('/signin?next=%2Fsell');
  await seller.step('sign-in');
  await enterShop(seller, texts.auth.signIn, email);
  await page.waitForURL(/\/sell/);
  await fillIn(seller);
  await seller.context.clearCookies();
  seller.expectFault(/^401 POST \/api\/tickets$/);
  await form(seller).submit.click();
  await page.waitForURL(/\/signin\?next=/);
  await seller.step('session-ended');
  await enterShop(seller, texts.auth.signIn, email);
  await page.waitForURL(/\/sell/);
  await form(seller).submit.waitFor();
  await seller.step('back-again');
  expect(await filledIn(seller)).toEqual(wanted);
  await form(seller).submit.click();
  await page.waitForURL(TICKET_PAGE);
  await on(page).heading(wanted.title).waitFor();
  await seller.step('listed');
};

const sharedComputer: Play = async (scene) => {
  const { platform, enter } = scene;
  const seller = await enter('shared-computer', { cookie: platform.member().cookie });
  const { page } = seller;
  await page.goto('/sell');
  await fillIn(seller);
  await seller.context.clearCookies();
  seller.expectFault(/^401 POST \/api\/tickets$/);
  await form(seller).submit.click();
  await page.waitForURL(/\/signin\?next=/);
  const other = await register(platform, 'somebody-else@example.com');
  await enterShop(seller, texts.auth.signIn, other);
  await page.waitForURL(/\/sell/);
  await form(seller).submit.waitFor();
  await seller.step('somebody-else');
  // The form has looked for a draft, and has thrown away what it found.
  await page.waitForFunction(() => sessionStorage.getItem('drafts') === '{}');
  expect(await filledIn(seller)).toEqual(blank);
};

const offline: Play = async (scene) => {
  const { platform, enter } = scene;
  const seller = await enter('seller', { cookie: platform.member('sam@example.com').cookie });
  const { page, context } = seller;
  await page.goto('/sell');
  await fillIn(seller);
  await seller.step('filled-in');
  seller.expectFault(/^net::ERR_INTERNET_DISCONNECTED POST \/api\/tickets$/);
  seller.allowFault(/^net::ERR_INTERNET_DISCONNECTED GET /);
  await context.setOffline(true);
  await form(seller).submit.click();
  await page.getByText(texts.ticketForm.noAnswer).first().waitFor();
  await seller.step('offline');
  expect(await filledIn(seller)).toEqual(wanted);
  await context.setOffline(false);
  await form(seller).submit.click();
  await page.waitForURL(TICKET_PAGE);
  await on(page).heading(wanted.title).waitFor();
};

const wrongPassword: Play = async ({ platform, enter }) => {
  const email = await register(platform, 'in-use@example.com');
  const member = await enter('member');
  const { page } = member;
  await page.goto('/signup');
  await page.getByRole('main').getByRole('button', { name: texts.auth.signUp }).click();
  await page.getByText(texts.auth.emailError).waitFor();
  await member.step('nothing-filled-in');
  member.expectFault(/^400 POST \/api\/users\/signup$/);
  await enterShop(member, texts.auth.signUp, email);
  await page.getByText('Email in use').waitFor();
  expect(await page.getByLabel(texts.auth.email).inputValue()).toBe(email);
  await member.step('email-in-use');
};

/** Who one is, and that nothing is lost when nobody knows for a moment. */
export const sessionJourneys: readonly Journey[] = [
  { name: 'join-to-buy', rule: 'keeps what a stranger chose while joining', play: joinToBuy },
  {
    name: 'session-ended',
    rule: 'keeps a listing whose session ended while writing',
    play: sessionEnded,
  },
  {
    name: 'shared-computer',
    rule: 'shows what one has typed to nobody else',
    play: sharedComputer,
  },
  { name: 'offline', rule: 'loses nothing of a form that can not be sent', play: offline },
  { name: 'wrong-password', rule: 'says what is wrong beside the field', play: wrongPassword },
];
