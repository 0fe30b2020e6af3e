import { findChromium, openBrowser, type Window } from '../../browser/open-browser';
import { splitAddress, urlOf, type WayIn } from '../shop/way-in';

const PAGES = ['/', '/tickets', '/signin'];
const TIMEOUT_MS = 30_000;

async function openPage({ page }: Window, path: string): Promise<void> {
  const answer = await page.goto(path, { timeout: TIMEOUT_MS });
  const status = answer?.status();
  if (status !== 200) throw new Error(`${path} answers ${String(status)}`);
  await page.locator('h1').first().waitFor({ timeout: TIMEOUT_MS });
}

/** Opens pages of the shop in Chromium, by its name and over TLS. */
export async function lookInBrowser(wayIn: WayIn): Promise<void> {
  const chromium = findChromium();
  if (chromium === undefined) throw new Error('there is no Chromium on the PATH');
  const { host } = splitAddress(wayIn.ingress);
  const browser = await openBrowser(chromium, [`--host-resolver-rules=MAP ${wayIn.host} ${host}`]);
  try {
    const window = await browser.openWindow({ baseURL: urlOf(wayIn), ignoreHTTPSErrors: true });
    for (const path of PAGES) await openPage(window, path);
    const problems = window.faults.problems();
    if (problems.length > 0) throw new Error(problems.join('\n'));
  } finally {
    await browser.close();
  }
}
