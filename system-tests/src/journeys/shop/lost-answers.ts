import { texts } from '@/lib/texts';
import { untilTicket, type OrderBody, type TicketBody } from '../../support/shop';
import type { Actor } from '../kit/actor';
import type { Journey, Play } from '../kit/journey';
import { putOnSale } from '../kit/listings';
import { loseAnswers, untilLost } from '../kit/lost-answers';
import { TICKET_PAGE, buy, goToPayment, on } from '../kit/ways';

const LOST = 2;

const order: Play = async ({ platform, enter }) => {
  const { id } = await putOnSale(platform, { title: 'Encore', quantity: 5 });
  const member = platform.member('ada@example.com');
  const buyer = await enter('buyer', { cookie: member.cookie });
  const { page, step } = buyer;
  await loseAnswers(buyer, { path: '/api/orders', times: LOST });
  await page.goto(`/tickets/${id}`);
  await untilLost(buyer, () => on(page).buy.click());
  await page.getByText(texts.buy.noAnswer).waitFor();
  await step('no-answer');
  await untilLost(buyer, () => on(page).buy.click());
  await page.reload();
  const orderId = await buy(buyer);
  await goToPayment(buyer);
  await step('found-again');
  const { body: orders } = await member.get<OrderBody[]>('/api/orders');
  expect(orders).toMatchObject([{ id: orderId, quantity: 1 }]);
  await untilTicket(member, id, { available: 4 });
};

async function fillIn({ page, fill }: Actor): Promise<void> {
  await fill(page.getByLabel(texts.ticketForm.title, { exact: true }), 'Only once');
  await fill(page.getByLabel(/^Price per ticket/), '15');
}

const listing: Play = async ({ platform, enter }) => {
  const member = platform.member('lia@example.com');
  const seller = await enter('seller', { cookie: member.cookie });
  const { page, step } = seller;
  const submit = page.getByRole('button', { name: texts.ticketForm.sell, exact: true });
  await loseAnswers(seller, { path: '/api/tickets', times: LOST });
  await page.goto('/sell');
  await fillIn(seller);
  await untilLost(seller, () => submit.click());
  await page.getByText(texts.ticketForm.noAnswer).waitFor();
  await step('no-answer');
  await untilLost(seller, () => submit.click());
  await page.reload();
  await fillIn(seller);
  await submit.click();
  await page.waitForURL(TICKET_PAGE);
  await on(page).heading('Only once').waitFor();
  await step('listed');
  const { body: listings } = await member.get<TicketBody[]>('/api/tickets/mine');
  expect(listings).toHaveLength(1);
  expect(page.url()).toContain(listings[0]?.id);
};

/** Whoever hears nothing and asks again, gets what there is already. */
export const lostAnswerJourneys: readonly Journey[] = [
  {
    name: 'order-answer-lost',
    rule: 'places one order when answers are lost and Buy is pressed again',
    play: order,
  },
  {
    name: 'listing-answer-lost',
    rule: 'lists once when answers are lost and the form is sent again',
    play: listing,
  },
];
