import type { Page } from 'playwright-core';

/** The browser's own line about an answer or a lost connection, which is heard of in better words. */
const SAID_TWICE = /^Failed to load resource/;
/** Next gives up prefetches that nobody needs any more, and a page that is left gives up its streams. */
const GIVEN_UP = 'net::ERR_ABORTED';
/** Listed or ordered a moment ago: the client asks again until the other service has heard of it. */
const PASSES_BY_ITSELF = /^404 POST \/api\/(orders|payments)$/;

/** What goes wrong in a window, and what of it was meant to. */
export interface Faults {
  /** Declares a fault that is provoked on purpose. It has to come. */
  expect(pattern: RegExp): void;
  /** Declares a fault that may come, or not. */
  allow(pattern: RegExp): void;
  /** Faults that nobody expected, and expected ones that did not come. */
  problems(): string[];
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

/** Listens to the console, to uncaught exceptions and to failed requests. */
export function watchFaults(page: Page): Faults {
  const seen: string[] = [];
  const expected: RegExp[] = [];
  const allowed: RegExp[] = [];

  page.on('pageerror', (error) => seen.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    const isNews = message.type() === 'error' && !SAID_TWICE.test(message.text());
    if (isNews) seen.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() < 400) return;
    const fault = `${response.status()} ${response.request().method()} ${pathOf(response.url())}`;
    if (!PASSES_BY_ITSELF.test(fault)) seen.push(fault);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    if (reason !== GIVEN_UP) seen.push(`${reason} ${request.method()} ${pathOf(request.url())}`);
  });

  return {
    expect: (pattern) => expected.push(pattern),
    allow: (pattern) => allowed.push(pattern),
    problems() {
      const declared = [...expected, ...allowed];
      const surprises = seen.filter((fault) => !declared.some((pattern) => pattern.test(fault)));
      const missing = expected.filter((pattern) => !seen.some((fault) => pattern.test(fault)));
      return [...surprises, ...missing.map((pattern) => `did not happen: ${pattern.source}`)];
    },
  };
}
