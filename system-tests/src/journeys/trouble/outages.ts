import { texts } from '@/lib/texts';
import type { Journey, Play } from '../kit/journey';
import { standInFor } from '../kit/impostor';
import { putOnSale } from '../kit/listings';
import { settle } from '../kit/settle';
import { on } from '../kit/ways';

const RECOVERS_WITHIN_MS = 60_000;

const busy: Play = async ({ platform, enter }) => {
  const { id, title } = await putOnSale(platform, { title: 'Fire show' });
  const visitor = await enter('visitor');
  const { page } = visitor;
  const tickets = platform.process('tickets');
  await tickets.stop();
  visitor.expectFault(/^50\d GET \/tickets\//);
  visitor.allowFault(/^(50\d GET |console: )/);
  await page.goto(`/tickets/${id}`);
  await on(page).heading(texts.errors.busyTitle).waitFor();
  await visitor.step('busy');
  await tickets.start();
  await on(page).heading(title).waitFor({ timeout: RECOVERS_WITHIN_MS });
  await visitor.step('back-again');
};

const unexpected: Play = async ({ platform, enter }) => {
  const { id, title } = await putOnSale(platform, { title: 'Magic show' });
  const visitor = await enter('visitor');
  const { page } = visitor;
  const tickets = platform.process('tickets');
  await tickets.stop();
  const impostor = await standInFor(platform.serviceUrls.tickets);
  visitor.expectFault(/^500 GET \/tickets\//);
  visitor.allowFault(/^(50\d GET |console: )/);
  await page.goto(`/tickets/${id}`);
  await on(page).heading(texts.errors.title).waitFor();
  await visitor.step('unexpected');
  await impostor.leave();
  await tickets.start();
  await page.getByRole('button', { name: texts.errors.again }).click();
  await on(page).heading(title).waitFor();
  await visitor.step('tried-again');
};

const offline: Play = async ({ platform, enter }) => {
  const { id, title } = await putOnSale(platform, { title: 'Silent disco' });
  const visitor = await enter('visitor');
  const { page, context } = visitor;
  await page.goto(`/tickets/${id}`);
  await settle(page);
  visitor.allowFault(/^net::ERR_INTERNET_DISCONNECTED GET /);
  await context.setOffline(true);
  // A machine without a network is offline already: its browser has nothing new to report.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await page.getByText(texts.errors.browserOffline).waitFor();
  await visitor.step('offline');
  await context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByText(texts.errors.browserOffline).waitFor({ state: 'hidden' });
  await on(page).heading(title).waitFor();
};

/** A service or a connection that is away for a while. */
export const outageJourneys: readonly Journey[] = [
  { name: 'busy', rule: 'says that a service is busy, and tries again by itself', play: busy },
  {
    name: 'unexpected',
    rule: 'says that something went wrong when a page fails, and tries again when told to',
    play: unexpected,
  },
  { name: 'connection-lost', rule: 'says that the connection is lost', play: offline },
];
