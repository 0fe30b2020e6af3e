import { texts } from '@/lib/texts';
import { pay, placeOrder, untilOrder } from '../../support/shop';
import { confirmInBrowser } from '../../support/stripe-ledger';
import type { Actor } from '../kit/actor';
import type { Journey, Play, Scene } from '../kit/journey';
import { putOnSale } from '../kit/listings';
import { buy, on, untilPaid } from '../kit/ways';

const RECOVERS_WITHIN_MS = 60_000;

interface LatePayer extends Actor {
  readonly ticketId: string;
  readonly orderId: string;
  readonly clientSecret: string;
}

/** Payments is down while the order expires, so that nobody closes what the bank may still take. */
async function withOpenIntent(scene: Scene, title: string): Promise<LatePayer> {
  const { platform, enter } = scene;
  const { id: ticketId } = await putOnSale(platform, { title });
  const person = platform.member('ada@example.com');
  const buyer = await enter('buyer', { cookie: person.cookie });
  buyer.allowFault(/^50\d GET \/api\/payments$/);
  const { id: orderId } = await placeOrder(person, ticketId);
  const { body } = await pay(person, orderId);
  await buyer.page.goto(`/orders/${orderId}`);
  await platform.process('payments').kill('SIGKILL');
  await untilOrder(person, orderId, { status: 'cancelled' }, RECOVERS_WITHIN_MS);
  return { ...buyer, ticketId, orderId, clientSecret: body.clientSecret ?? '' };
}

const expires: Play = async (scene) => {
  const { platform, enter } = scene;
  const { id } = await putOnSale(platform, { title: 'Last call' });
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  const { page } = buyer;
  await page.goto(`/tickets/${id}`);
  await buy(buyer);
  await page.getByRole('timer').waitFor();
  await on(page).heading(texts.order.expired).waitFor({ timeout: RECOVERS_WITHIN_MS });
  await buyer.step('expired');
  await on(page).buyAgain.click();
  await on(page).buy.waitFor();
  await buyer.step('offered-again');
  await buy(buyer);
};

const rescued: Play = async (scene) => {
  const { page, step, glance, clientSecret } = await withOpenIntent(scene, 'Lucky one');
  await on(page).heading(texts.order.expired).waitFor();
  await confirmInBrowser(scene.platform, clientSecret);
  await scene.platform.process('payments').start();
  await untilPaid(page);
  await page.getByText(texts.order.rescuedText).waitFor();
  await step('rescued');
  // Not only to those who saw it happen: the order keeps it.
  await page.reload();
  await page.getByText(texts.order.rescuedText).waitFor();
  await glance('reloaded');
};

const refunded: Play = async (scene) => {
  const { platform } = scene;
  const late = await withOpenIntent(scene, 'Too late');
  const faster = platform.member();
  await placeOrder(faster, late.ticketId);
  await confirmInBrowser(platform, late.clientSecret);
  await platform.process('payments').start();
  await late.page.reload();
  await late.page.getByText(texts.order.moneyBack.refunded).waitFor({
    timeout: RECOVERS_WITHIN_MS,
  });
  await late.step('refunded');
};

/** Orders that end while somebody looks on, and money that comes too late. */
export const lateJourneys: readonly Journey[] = [
  {
    name: 'expires',
    rule: 'says when the time is up, and offers the ticket again',
    play: expires,
  },
  {
    name: 'rescued',
    rule: 'gives a late payer the ticket that is still free',
    play: rescued,
  },
  { name: 'refunded', rule: 'tells a late payer where the money is', play: refunded },
];
