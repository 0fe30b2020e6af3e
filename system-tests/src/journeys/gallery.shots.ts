import { ensureDemoData } from '@ticketing/local/start/demo-data';
import { inBrowser } from './kit/in-browser';
import type { Play } from './kit/journey';
import { buy, cards, goToPayment, on, payWith, untilPaid } from './kit/ways';
import { keepShot, type Shot } from './gallery/keep-shot';
import { writeGallery } from './gallery/write-gallery';

const TITLE = 'Indie Double Bill';

const shots = {
  home: { file: 'home', caption: 'What is on' },
  tickets: { file: 'tickets', caption: 'All tickets' },
  ticket: { file: 'ticket', caption: 'One of them, and what it costs' },
  payment: { file: 'payment', caption: 'An order being paid' },
  receipt: { file: 'receipt', caption: 'The receipt' },
  dark: { file: 'tickets-dark', caption: 'In the dark', colorScheme: 'dark' },
  narrow: { file: 'ticket-narrow', caption: 'On a telephone', widthPx: 360 },
} as const satisfies Readonly<Record<string, Shot>>;

const photograph: Play = async ({ platform, enter }) => {
  await ensureDemoData(platform.url);
  const { cookie } = platform.member('ada@example.com');
  const visitor = await enter('visitor', { cookie });
  const { page } = visitor;
  const keep = (shot: Shot) => keepShot(visitor, shot);

  await page.goto('/');
  await keep(shots.home);
  await page.goto('/tickets');
  await keep(shots.dark);
  await keep(shots.tickets);
  await on(page).ticket(TITLE).click();
  await on(page).heading(TITLE).waitFor();
  await on(page).quantity.fill('2');
  await keep(shots.narrow);
  await keep(shots.ticket);
  await buy(visitor);
  await goToPayment(visitor);
  await on(page).card(cards.succeeds).click();
  await keep(shots.payment);
  await payWith(visitor, cards.succeeds);
  await untilPaid(page);
  await keep(shots.receipt);
  writeGallery(Object.values(shots));
};

/** Not a test: it makes the pictures of the README. */
inBrowser('the gallery', {}, ({ declare }) => {
  declare([{ name: 'gallery', rule: 'photographs the main pages', play: photograph }]);
});
