import {
  findChromium,
  openBrowser,
  type TestBrowser,
  type Window,
} from '../../browser/open-browser';
import { splitAddress, urlOf, type WayIn } from '../shop/way-in';

const PAGES = ['/', '/tickets', '/signin'];
const TIMEOUT_MS = 30_000;
const TRIES_MAX = 3;
/** Chromium says so when any pod of this machine begins or ends. */
const BESIDE_THE_POINT = /ERR_NETWORK_CHANGED/;

async function openPage({ page }: Window, path: string): Promise<void> {
  const answer = await page.goto(path, { timeout: TIMEOUT_MS });
  const status = answer?.status();
  if (status !== 200) throw new Error(`${path} answers ${String(status)}`);
  await page.locator('h1').first().waitFor({ timeout: TIMEOUT_MS });
}

async function openPages(browser: TestBrowser, wayIn: WayIn): Promise<void> {
  const window = await browser.openWindow({ baseURL: urlOf(wayIn), ignoreHTTPSErrors: true });
  try {
    for (const path of PAGES) await openPage(window, path);
    const problems = window.faults.problems();
    if (problems.length > 0) throw new Error(problems.join('\n'));
  } finally {
    await window.close();
  }
}

/** Opens pages of the shop in Chromium, by its name and over TLS. */
export async function lookInBrowser(wayIn: WayIn): Promise<void> {
  const chromium = findChromium();
  if (chromium === undefined) throw new Error('there is no Chromium on the PATH');
  const { host } = splitAddress(wayIn.ingress);
  const browser = await openBrowser(chromium, [`--host-resolver-rules=MAP ${wayIn.host} ${host}`]);
  try {
    for (let tries = 1; ; tries += 1) {
      try {
        return await openPages(browser, wayIn);
      } catch (error) {
        if (tries === TRIES_MAX || !BESIDE_THE_POINT.test(String(error))) throw error;
      }
    }
  } finally {
    await browser.close();
  }
}
