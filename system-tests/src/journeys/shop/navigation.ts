import { texts } from '@/lib/texts';
import { NARROW_PX } from '../../browser/open-browser';
import type { Journey, Play } from '../kit/journey';
import { on } from '../kit/ways';

const menu: Play = async ({ platform, enter }) => {
  const { cookie } = platform.member('ada@example.com');
  const visitor = await enter('visitor', { widthPx: NARROW_PX, cookie });
  const { page } = visitor;
  await page.goto('/tickets');
  await visitor.step('folded');
  const header = page.getByRole('banner');
  const button = header.getByRole('button', { name: texts.nav.menu });
  await button.click();
  await header.getByRole('link', { name: texts.nav.orders }).waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  await visitor.step('open');
  await header.getByRole('link', { name: texts.nav.orders }).click();
  await on(page).heading(texts.orders.title).waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('false');
};

const theme: Play = async ({ enter }) => {
  const visitor = await enter('visitor');
  const { page } = visitor;
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto('/faq');
  await visitor.step('light');
  const light = await background();
  await page.getByText(texts.theme.names.dark, { exact: true }).click();
  await visitor.step('dark');
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  await visitor.step('still-dark');
  expect(await background()).toBe(dark);
};

/** What stands around every page. */
export const navigationJourneys: readonly Journey[] = [
  { name: 'menu', rule: 'folds its navigation away on a telephone', play: menu },
  { name: 'theme', rule: 'keeps the colours that somebody has chosen', play: theme },
];
