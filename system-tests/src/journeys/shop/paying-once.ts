import type { Journey, Play, Scene } from '../kit/journey';
import { texts } from '@/lib/texts';
import type { Request } from 'playwright-core';
import { chargesFor } from '../../support/stripe-ledger';
import type { Actor } from '../kit/actor';
import { putOnSale } from '../kit/listings';
import { loseAnswers } from '../kit/lost-answers';
import { buy, cards, goToPayment, on, payWith, untilPaid } from '../kit/ways';

async function atTheTill(scene: Scene, title: string): Promise<Actor & { orderId: string }> {
  const { platform, enter } = scene;
  const { id } = await putOnSale(platform, { title });
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  await buyer.page.goto(`/tickets/${id}`);
  const orderId = await buy(buyer);
  await goToPayment(buyer);
  return { ...buyer, orderId };
}

const doubleClick: Play = async (scene) => {
  const { page, orderId, step } = await atTheTill(scene, 'Double bill');
  await on(page).card(cards.succeeds).click();
  await on(page).pay.dblclick();
  await untilPaid(page);
  await page.goBack();
  await page.goto(`/orders/${orderId}/payment`);
  await untilPaid(page);
  await page.reload();
  await untilPaid(page);
  await step('still-paid');
  expect(await chargesFor(scene.platform, orderId)).toEqual([2000]);
};

const reload: Play = async (scene) => {
  const buyer = await atTheTill(scene, 'Matinee');
  const { page, orderId } = buyer;
  // The payment's page may ask for the form in the moment in which there is nothing to pay any more.
  buyer.allowFault(/^400 POST \/api\/payments$/);
  await payWith(buyer, cards.delayed);
  await page.reload();
  await buyer.step('reloaded');
  await page.goto(`/orders/${orderId}/payment`);
  await page.goto(`/orders/${orderId}`);
  await untilPaid(page);
  expect(await chargesFor(scene.platform, orderId)).toEqual([2000]);
};

const answerLost: Play = async (scene) => {
  const buyer = await atTheTill(scene, 'Soirée');
  const { page, orderId } = buyer;
  const isMeant = (request: Request) => request.postData()?.includes('token') === true;
  await loseAnswers(buyer, { path: '/api/payments', times: 1, isMeant });
  // Looking for the form again, the page may hear that there is nothing to pay any more.
  buyer.allowFault(/^400 POST \/api\/payments$/);
  await payWith(buyer, cards.succeeds);
  // The order hears of the payment by itself; whoever is faster may press Pay again.
  const unknown = page.getByText(texts.payment.unknownOutcome);
  await unknown.or(on(page).heading(texts.order.complete)).first().waitFor();
  if (await unknown.isVisible())
    await on(page)
      .pay.click({ timeout: 2_000 })
      .catch(() => undefined);
  await untilPaid(page);
  expect(await chargesFor(scene.platform, orderId)).toEqual([2000]);
};

/** Whatever a nervous buyer does, the card is charged once. */
export const payingOnceJourneys: readonly Journey[] = [
  { name: 'double-click', rule: 'charges once when Pay is pressed twice', play: doubleClick },
  { name: 'reload', rule: 'charges once when the page is reloaded under way', play: reload },
  {
    name: 'answer-lost',
    rule: 'charges once when an answer is lost and Pay pressed again',
    play: answerLost,
  },
];
