import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const ARTIFACTS = resolve(__dirname, '../../artifacts');
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where Chromium is on this machine. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

/** Somebody's own browser window, with what went wrong in it. */
export interface Window {
  page: Page;
  /** Errors on the console, uncaught exceptions and failed requests so far. */
  faults: string[];
  screenshot(name: string): Promise<void>;
}

export interface TestBrowser {
  openWindow(baseURL: string): Promise<Window>;
  close(): Promise<void>;
}

function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    // Next gives up prefetches that nobody needs any more.
    const isAborted = request.failure()?.errorText === 'net::ERR_ABORTED';
    if (!isAborted) faults.push(`request: ${request.url()} ${request.failure()?.errorText ?? ''}`);
  });
}

async function openWindow(browser: Browser, baseURL: string): Promise<Window> {
  const context: BrowserContext = await browser.newContext({
    baseURL,
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  watch(page, faults);
  return {
    page,
    faults,
    async screenshot(name) {
      mkdirSync(ARTIFACTS, { recursive: true });
      await page.screenshot({ path: join(ARTIFACTS, `${name}.png`), fullPage: true });
    },
  };
}

/** Starts a headless browser. */
export async function openBrowser(executablePath: string): Promise<TestBrowser> {
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  return {
    openWindow: (baseURL) => openWindow(browser, baseURL),
    close: () => browser.close(),
  };
}
