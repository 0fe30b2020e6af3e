import { texts } from '@/lib/texts';
import type { Journey, Play } from '../kit/journey';
import { putOnSale } from '../kit/listings';
import { PASSWORD, TICKET_PAGE, cards, on, untilOrdered, untilPaid, type Card } from '../kit/ways';
import type { Actor } from '../kit/actor';
import { typistAt, type Typist } from '../kit/keyboard';
import { settle } from '../kit/settle';

interface AtTheKeys extends Actor {
  readonly keys: Typist;
}

async function chooseTicket({ page, step, keys }: AtTheKeys, title: string): Promise<void> {
  await page.goto('/');
  await settle(page);
  await keys.press('Tab');
  const skip = page.getByRole('link', { name: texts.nav.skip });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  await step('skip-link');
  await keys.press('Enter');
  await keys.tabTo(on(page).ticket(title));
  await step('card-in-focus');
  await keys.press('Enter');
  await page.waitForURL(TICKET_PAGE);
}

async function pressBuy({ page, keys }: AtTheKeys, key: 'Enter' | 'Space'): Promise<void> {
  await settle(page);
  await keys.tabTo(on(page).buy);
  await keys.press(key);
}

async function join({ page, keys }: AtTheKeys): Promise<void> {
  await page.waitForURL(/\/sign(in|up)\?next=/);
  await settle(page);
  if (page.url().includes('/signin')) {
    await keys.tabTo(page.getByRole('main').getByRole('link', { name: texts.auth.toSignUp }));
    await keys.press('Enter');
    await page.waitForURL(/\/signup/);
    await settle(page);
  }
  await keys.tabTo(page.getByLabel(texts.auth.email));
  await keys.type('keyboard@example.com');
  await keys.tabTo(page.getByLabel(texts.auth.password, { exact: true }));
  await keys.type(PASSWORD);
  await keys.press('Enter');
  await page.waitForURL(TICKET_PAGE);
}

async function goToTill({ page, step, keys }: AtTheKeys): Promise<void> {
  await untilOrdered(page);
  await settle(page);
  const { payNow, pay } = on(page);
  await payNow.or(pay).first().waitFor();
  if (await payNow.isVisible()) {
    await keys.tabTo(payNow);
    await step('pay-now-in-focus');
    await keys.press('Enter');
  }
  await pay.waitFor();
}

async function payByKeys({ page, keys }: AtTheKeys, card: Card): Promise<void> {
  await keys.tabTo(on(page).card(card));
  await keys.press('Space');
  await keys.tabTo(on(page).pay);
  await keys.press('Enter');
}

const keyboard: Play = async ({ platform, enter }) => {
  const { title } = await putOnSale(platform, { title: 'Chess evening', quantity: 4 });
  const stranger = await enter('stranger');
  const { page } = stranger;
  const typist = { ...stranger, keys: typistAt(page) };
  stranger.allowFault(/^401 POST \/api\/orders$/);
  await chooseTicket(typist, title);
  await pressBuy(typist, 'Enter');
  await join(typist);
  await pressBuy(typist, 'Space');
  await goToTill(typist);
  stranger.expectFault(/^402 POST \/api\/payments/);
  await payByKeys(typist, cards.declined);
  await on(page).alert.waitFor();
  await stranger.step('declined');
  await payByKeys(typist, cards.succeeds);
  await untilPaid(page);
  await stranger.step('receipt');
};

const keyboardDialog: Play = async (scene) => {
  const { platform, enter } = scene;
  const { id } = await putOnSale(platform, { title: 'Quiz night' });
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  const { page } = buyer;
  const { tabTo, press } = typistAt(page);
  await page.goto(`/tickets/${id}`);
  await on(page).buy.click();
  const orderId = await untilOrdered(page);
  await page.goto(`/orders/${orderId}`);
  const cancel = page.getByRole('button', { name: texts.order.cancel });
  await tabTo(cancel);
  await press('Enter');
  const dialog = page.getByRole('alertdialog');
  await dialog.waitFor();
  for (let tabs = 0; tabs < 5; tabs += 1) {
    await press('Tab');
    expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  }
  await buyer.step('question');
  await press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await cancel.evaluate((button) => button === document.activeElement)).toBe(true);
  await press('Enter');
  await tabTo(dialog.getByRole('button', { name: texts.order.cancelConfirm }));
  await press('Enter');
  await on(page).heading(texts.order.cancelled).waitFor();
  await buyer.step('cancelled');
};

/** Nobody needs a mouse. */
export const keyboardJourneys: readonly Journey[] = [
  { name: 'keyboard', rule: 'sells a ticket to somebody without a mouse', play: keyboard },
  {
    name: 'keyboard-dialog',
    rule: 'keeps the focus in a question, and gives it back',
    play: keyboardDialog,
  },
];
