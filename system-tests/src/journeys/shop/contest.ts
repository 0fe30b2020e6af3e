import { texts } from '@/lib/texts';
import type { Actor } from '../kit/actor';
import type { Journey, Play } from '../kit/journey';
import { putOnSale, untilOrderedAt } from '../kit/listings';
import { ORDER_PAGE, TICKET_PAGE, buy, on, untilOrdered } from '../kit/ways';

const priceField = ({ page }: Actor) => page.getByLabel(/^Price per ticket/);
const save = ({ page }: Actor) =>
  page.getByRole('button', { name: texts.ticketForm.save, exact: true });

async function openEditor(seller: Actor, ticketId: string): Promise<void> {
  await seller.page.goto(`/tickets/${ticketId}/edit`);
  await save(seller).waitFor();
}

async function saveAtPrice(seller: Actor, price: string): Promise<void> {
  await priceField(seller).fill(price);
  await seller.click(save(seller));
}

const lastUnit: Play = async (scene) => {
  const { platform, enter } = scene;
  const { id } = await putOnSale(platform, { title: 'Final, last seat' });
  const ada = await enter('ada', { cookie: platform.member('ada@example.com').cookie });
  const bob = await enter('bob', { cookie: platform.member('bob@example.com').cookie });
  const racers = [ada, bob];
  for (const { page } of racers) {
    await page.goto(`/tickets/${id}`);
    await on(page).buy.waitFor();
  }
  await Promise.all(racers.map(({ page }) => on(page).buy.click()));
  await Promise.all(
    racers.map(({ page }) => Promise.race([page.waitForURL(ORDER_PAGE), on(page).alert.waitFor()])),
  );
  const [winners, losers] = [true, false].map((won) =>
    racers.filter(({ page }) => ORDER_PAGE.test(page.url()) === won),
  );
  expect([winners?.length, losers?.length]).toEqual([1, 1]);
  for (const loser of losers ?? []) {
    loser.expectFault(/^400 POST \/api\/orders$/);
    await on(loser.page).buy.waitFor({ state: 'hidden' });
    expect(await on(loser.page).alert.innerText()).toMatch(/\w+ \w+/);
    await loser.step('too-late');
  }
  for (const winner of winners ?? []) await winner.step('reserved');
};

const priceChanged: Play = async (scene) => {
  const { platform, enter } = scene;
  const ticket = await putOnSale(platform, { title: 'Derby', price: 20, quantity: 3 });
  const seller = await enter('seller', { cookie: ticket.seller.cookie });
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  await openEditor(seller, ticket.id);
  await priceField(seller).fill('25');
  await buyer.page.goto(`/tickets/${ticket.id}`);
  await buyer.page.getByText('$20.00').first().waitFor();

  await seller.click(save(seller));
  await seller.page.waitForURL(TICKET_PAGE);
  await untilOrderedAt(platform, ticket.id, 25);
  buyer.expectFault(/^409 POST \/api\/orders$/);
  await on(buyer.page).buy.click();
  await on(buyer.page).alert.getByText('$25.00').waitFor();
  await buyer.step('explained');
  await on(buyer.page).buy.click();
  await untilOrdered(buyer.page);
  await buyer.page.getByText('$25.00').first().waitFor();
  await buyer.step('at-the-new-price');
};

const editedTwice: Play = async (scene) => {
  const { platform, enter } = scene;
  const { id, seller } = await putOnSale(platform, { title: 'Reading', price: 20 });
  const first = await enter('first-window', { cookie: seller.cookie });
  const second = await enter('second-window', { cookie: seller.cookie });
  await openEditor(first, id);
  await openEditor(second, id);
  await saveAtPrice(first, '30');
  await first.page.waitForURL(TICKET_PAGE);

  second.expectFault(/^409 PUT /);
  await saveAtPrice(second, '40');
  await on(second.page).alert.waitFor();
  await second.page.getByText('$30.00').waitFor();
  expect(await priceField(second).inputValue()).toBe('40');
  await second.step('explained');
  await second.click(save(second));
  await second.page.waitForURL(TICKET_PAGE);
  await second.page.getByText('$40.00').first().waitFor();
  await second.step('replaced');
};

const ownTicket: Play = async ({ platform, enter }) => {
  const { id, seller } = await putOnSale(platform, { title: 'Recital', quantity: 2 });
  const owner = await enter('seller', { cookie: seller.cookie });
  await owner.page.goto(`/tickets/${id}`);
  await owner.page.getByRole('link', { name: texts.listing.edit }).first().waitFor();
  expect(await on(owner.page).buy.count()).toBe(0);
  await owner.step('own');
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  await buyer.page.goto(`/tickets/${id}`);
  await buy(buyer);
  await owner.page.goto(`/tickets/${id}`);
  await owner.page.getByText(texts.orders.status.created).first().waitFor();
  await owner.step('ordered');
};

/** Two people at once, who want the same or change what the other one looks at. */
export const contestJourneys: readonly Journey[] = [
  { name: 'last-unit', rule: 'tells the loser of a race for the last ticket', play: lastUnit },
  {
    name: 'price-changed',
    rule: 'explains a price that changed under the buyer’s eyes',
    play: priceChanged,
  },
  {
    name: 'edited-twice',
    rule: 'shows a seller what another window has changed',
    play: editedTwice,
  },
  { name: 'own-ticket', rule: 'does not offer sellers their own ticket', play: ownTicket },
];
