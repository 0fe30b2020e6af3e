import { texts } from '@/lib/texts';
import type { Journey, Play } from '../kit/journey';
import { putOnSale } from '../kit/listings';
import { buy, cards, goToPayment, on, payWith, untilPaid } from '../kit/ways';

const buyOne: Play = async (scene) => {
  const { platform, enter } = scene;
  const { title, seller } = await putOnSale(platform, { title: 'Late show', price: 19.99 });
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  const { page } = buyer;
  await page.goto('/tickets');
  await buyer.step('tickets');
  await buyer.click(on(page).ticket(title));
  await on(page).heading(title).waitFor();
  await buyer.step('ticket');
  await buy(buyer);
  await goToPayment(buyer);
  await buyer.step('payment');

  buyer.expectFault(/^402 POST \/api\/payments/);
  await payWith(buyer, cards.insufficientFunds);
  await page.getByText('Your card has insufficient funds.').first().waitFor();
  await buyer.step('declined');
  await payWith(buyer, cards.succeeds);
  await untilPaid(page);
  await page.getByText('$19.99').first().waitFor();
  await buyer.step('receipt');
  await page.goto('/orders');
  await page.getByText(texts.orders.status.complete).first().waitFor();
  await buyer.step('orders');

  const { page: sellers, step } = await enter('seller', { cookie: seller.cookie });
  await sellers.goto('/listings');
  await sellers.getByText('$19.99').first().waitFor();
  await step('listings');
};

const buySeveral: Play = async (scene) => {
  const { platform, enter } = scene;
  const { id } = await putOnSale(platform, { title: 'Museum day', price: 19.99, quantity: 5 });
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  const { page } = buyer;
  await page.goto(`/tickets/${id}`);
  await on(page).quantity.fill('3');
  await page.getByText('$59.97').first().waitFor();
  await buyer.step('three');
  await buy(buyer);
  await goToPayment(buyer);
  await buyer.step('payment');
  await payWith(buyer, cards.succeeds);
  await untilPaid(page);
  await page.getByText('$59.97').first().waitFor();
  await buyer.step('receipt');
  await page.goto(`/tickets/${id}`);
  await page.getByText(texts.tickets.left('2')).first().waitFor();
  await buyer.step('two-left');
};

const bankAsks: Play = async (scene) => {
  const { platform, enter } = scene;
  const { id } = await putOnSale(platform, { title: 'Opera' });
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  const { page } = buyer;
  await page.goto(`/tickets/${id}`);
  await buy(buyer);
  await goToPayment(buyer);
  await payWith(buyer, cards.threeDSecure);
  await page.getByRole('button', { name: 'Fail authentication' }).waitFor();
  await buyer.step('bank');
  await page.getByRole('button', { name: 'Fail authentication' }).click();
  await page.getByText(texts.order.bankSaidNo).waitFor();
  await buyer.step('bank-said-no');

  await goToPayment(buyer);
  await payWith(buyer, cards.threeDSecure);
  await page.getByRole('button', { name: 'Complete authentication' }).click();
  await untilPaid(page);
  await buyer.step('receipt');
};

const slowCard: Play = async ({ platform, enter }) => {
  const { id } = await putOnSale(platform, { title: 'Circus' });
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  const { page } = buyer;
  await page.goto(`/tickets/${id}`);
  await buy(buyer);
  await goToPayment(buyer);
  await payWith(buyer, cards.delayed);
  await on(page).heading(texts.order.confirming).waitFor();
  await buyer.step('confirming');
  await untilPaid(page);
};

const cancel: Play = async (scene) => {
  const { platform, enter } = scene;
  const { id } = await putOnSale(platform, { title: 'Poetry night' });
  const buyer = await enter('buyer', { cookie: platform.member('ada@example.com').cookie });
  const { page } = buyer;
  await page.goto(`/tickets/${id}`);
  const orderId = await buy(buyer);
  await page.goto(`/orders/${orderId}`);
  await page.getByRole('button', { name: texts.order.cancel }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.waitFor();
  await buyer.step('sure');
  await dialog.getByRole('button', { name: texts.order.cancelConfirm }).click();
  await on(page).heading(texts.order.cancelled).waitFor();
  await buyer.step('cancelled');
  await on(page).buyAgain.click();
  await on(page).buy.waitFor();
};

/** From a listing to its receipt, along every way that money can take. */
export const purchaseJourneys: readonly Journey[] = [
  { name: 'buy-one', rule: 'sells a ticket after a card that is declined', play: buyOne },
  {
    name: 'buy-several',
    rule: 'sells several tickets for what they cost together',
    play: buySeveral,
  },
  { name: 'bank-asks', rule: 'lets the bank ask its own question, and hears a no', play: bankAsks },
  { name: 'slow-card', rule: 'waits for a card that takes its time', play: slowCard },
  {
    name: 'cancel',
    rule: 'gives the ticket back when the buyer thinks better of it',
    play: cancel,
  },
];
