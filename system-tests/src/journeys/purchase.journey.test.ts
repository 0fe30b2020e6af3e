import { findChromium, openBrowser, type TestBrowser, type Window } from '../browser/open-browser';
import { openPlatform, type Platform } from '../support/platform';

const chromium = findChromium();
const isRequired = process.env['CI'] === 'true';
const PASSWORD = 'correct horse battery';
const TITLE = 'Late show, two seats';

if (!chromium && !isRequired) {
  process.stderr.write('SKIPPED: the browser journey needs Chromium, and there is none\n');
}

(chromium || isRequired ? describe : describe.skip)('a purchase in the browser', () => {
  let platform: Platform;
  let browser: TestBrowser;
  let seller: Window;
  let buyer: Window;

  beforeAll(async () => {
    if (!chromium) throw new Error('CI needs Chromium: install the package "chromium"');
    platform = await openPlatform({ ORDER_WINDOW_SECONDS: '120' }, { withClient: true });
    browser = await openBrowser(chromium);
    seller = await browser.openWindow(platform.url);
    buyer = await browser.openWindow(platform.url);
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  async function signUp({ page }: Window, email: string): Promise<void> {
    await page.goto('/signup');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page
      .getByRole('button', { name: /sign out/i })
      .or(page.getByText(email))
      .first()
      .waitFor();
  }

  it('shows an empty shop to a visitor, and sends him to sign in where he must', async () => {
    const { page } = buyer;
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: 'Tickets for what is on' }).waitFor();
    await page.goto('/sell');
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/signin?next=%2Fsell');
    await buyer.screenshot('1-signin');
  });

  it('lets a seller list a ticket', async () => {
    await signUp(seller, 'seller@example.com');
    const { page } = seller;
    await page.goto('/sell');
    await page.getByRole('button', { name: 'List for sale' }).click();
    await page.getByText('Title is required').waitFor();
    await page.getByLabel('Title').fill(TITLE);
    await page.getByLabel(/^Price per ticket/).fill('19.99');
    await page.getByLabel('Number of tickets').fill('2');
    await seller.screenshot('2-sell');
    await page.getByRole('button', { name: 'List for sale' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    await seller.screenshot('3-listed');
  });

  it('lets a buyer find it, buy it and pay with a test card after one that is declined', async () => {
    await signUp(buyer, 'buyer@example.com');
    const { page } = buyer;
    await page.goto('/tickets');
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.getByRole('button', { name: 'Buy' }).click();
    await page.waitForURL(/\/orders\/[0-9a-f]{24}/);
    await page.getByText('Reserved for you').first().waitFor();
    await buyer.screenshot('4-reserved');

    await page.getByRole('link', { name: 'Pay now' }).click();
    await page.getByRole('button', { name: /Insufficient funds/ }).click();
    await page.getByRole('button', { name: /^Pay \$19\.99/ }).click();
    await page.getByText('Your card has insufficient funds.').first().waitFor();
    await buyer.screenshot('5-declined');
    // The browser itself notes the 402 on its console.
    expect(buyer.faults.splice(0).filter((fault) => !fault.includes('402'))).toEqual([]);

    await page.getByRole('button', { name: /^Succeeds 4242/ }).click();
    await page.getByRole('button', { name: /^Pay \$19\.99/ }).click();
    await page.getByText('You have your tickets').first().waitFor();
    await buyer.screenshot('6-receipt');
  });

  it('shows the order to both of them', async () => {
    await buyer.page.goto('/orders');
    await buyer.page.getByText(TITLE).first().waitFor();
    await buyer.page.getByText('Paid').first().waitFor();
    await seller.page.goto('/listings');
    await seller.page.getByText('$19.99').first().waitFor();
    await seller.screenshot('7-listings');
  });

  it('lets the bank ask for more before another one is paid', async () => {
    const { page } = buyer;
    await page.goto('/tickets');
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.getByRole('button', { name: 'Buy' }).click();
    await page.getByRole('link', { name: 'Pay now' }).click();
    await page.getByRole('button', { name: /3-D Secure/ }).click();
    await page.getByRole('button', { name: /^Pay \$19\.99/ }).click();
    await page.getByRole('button', { name: 'Complete authentication' }).click();
    await page.getByText('You have your tickets').first().waitFor();
  });

  it('had nothing to complain about on the console', () => {
    expect([...seller.faults, ...buyer.faults]).toEqual([]);
  });
});
