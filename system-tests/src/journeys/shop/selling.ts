import { texts } from '@/lib/texts';
import type { Journey, Play } from '../kit/journey';
import { TICKET_PAGE, joinShop, on } from '../kit/ways';

const sell: Play = async ({ enter }) => {
  const seller = await enter('seller');
  const { page } = seller;
  await page.goto('/sell');
  await joinShop(seller, 'sell@example.com');
  await page.waitForURL(/\/sell/);
  await seller.step('empty-form');
  const submit = page.getByRole('button', { name: texts.ticketForm.sell, exact: true });
  await submit.click();
  await page.getByText(texts.ticketForm.titleRequired).waitFor();
  await seller.step('nothing-filled-in');
  await page.getByLabel(texts.ticketForm.title, { exact: true }).fill('Brass band');
  await page.getByLabel(/^Price per ticket/).fill('abc');
  await submit.click();
  await page.getByText(texts.ticketForm.priceError).waitFor();
  await page.getByLabel(/^Price per ticket/).fill('0.10');
  seller.allowFault(/^400 POST \/api\/tickets$/);
  await submit.click();
  await page.getByText(/between/).waitFor();
  await seller.step('too-cheap');
  await page.getByLabel(/^Price per ticket/).fill('19.99');
  await submit.click();
  await page.waitForURL(TICKET_PAGE);
  await on(page).heading('Brass band').waitFor();
  await seller.step('listed');
  await page.goto('/listings');
  await page.getByText('Brass band').first().waitFor();
  await seller.step('listings');
};

/** Offering tickets. */
export const sellingJourneys: readonly Journey[] = [
  { name: 'sell', rule: 'lets somebody new list tickets, and says what is missing', play: sell },
];
