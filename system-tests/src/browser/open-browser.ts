import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { watchFaults, type Faults } from './faults';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const HEIGHT_PX = 900;

export const WIDE_PX = 1440;
export const NARROW_PX = 360;

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

/** What a page is seen with. */
export interface Look {
  readonly widthPx: number;
  readonly colorScheme: 'light' | 'dark';
}

export interface WindowOptions extends Partial<Look> {
  readonly baseURL: string;
  readonly reducedMotion?: boolean;
  readonly locale?: string;
  /** `name=value`, of somebody who is signed in already. */
  readonly cookie?: string;
  /** For a shop whose certificate is of an authority that no browser knows. */
  readonly ignoreHTTPSErrors?: boolean;
}

/** Somebody's own browser window, with what went wrong in it. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: Faults;
  close(): Promise<void>;
}

export interface TestBrowser {
  openWindow(options: WindowOptions): Promise<Window>;
  close(): Promise<void>;
}

export function viewportOf(widthPx: number): { width: number; height: number } {
  return { width: widthPx, height: HEIGHT_PX };
}

async function openWindow(browser: Browser, options: WindowOptions): Promise<Window> {
  const { baseURL, widthPx = WIDE_PX, colorScheme = 'light', locale = 'en-US' } = options;
  const context = await browser.newContext({
    baseURL,
    viewport: viewportOf(widthPx),
    colorScheme,
    reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference',
    locale,
    ignoreHTTPSErrors: options.ignoreHTTPSErrors === true,
  });
  const [name, value] = options.cookie?.split(/=(.*)/s) ?? [];
  if (name !== undefined && value !== undefined) {
    await context.addCookies([{ name, value, url: baseURL, httpOnly: true, sameSite: 'Lax' }]);
  }
  const page = await context.newPage();
  return { page, context, faults: watchFaults(page), close: () => context.close() };
}

/** Starts a headless browser, with arguments of its own besides the usual ones. */
export async function openBrowser(
  executablePath: string,
  more: readonly string[] = [],
): Promise<TestBrowser> {
  const browser = await chromium.launch({ executablePath, args: [...ARGUMENTS, ...more] });
  return {
    openWindow: (options) => openWindow(browser, options),
    close: () => browser.close(),
  };
}
