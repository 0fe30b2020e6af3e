import { findChromium, openBrowser, type TestBrowser } from '../../browser/open-browser';
import { openPlatform, type Platform } from '../../support/platform';
import { playJourney, type Journey } from './journey';

const isRequired = process.env['CI'] === 'true';

export interface Stage {
  declare(journeys: readonly Journey[]): void;
  /** Once it is started. */
  platform(): Platform;
}

/**
 * Journeys on one platform and in one browser, as starting them takes longer than most journeys.
 * Where there is no Chromium they are skipped and say so, but not in CI.
 */
export function inBrowser(
  title: string,
  settings: Readonly<Record<string, string>>,
  declareOn: (stage: Stage) => void,
): void {
  const chromium = findChromium();
  if (chromium === undefined && !isRequired) {
    process.stderr.write('SKIPPED: browser journeys need Chromium, and there is none\n');
  }
  (chromium !== undefined || isRequired ? describe : describe.skip)(title, () => {
    let running: { platform: Platform; browser: TestBrowser } | undefined;
    const started = () => {
      if (running === undefined) throw new Error('the platform has not been started yet');
      return running;
    };

    beforeAll(async () => {
      if (chromium === undefined) throw new Error('CI needs Chromium: install "chromium"');
      const platform = await openPlatform(settings, { withClient: true });
      running = { platform, browser: await openBrowser(chromium) };
    });
    afterAll(async () => {
      await running?.browser.close();
      await running?.platform.close();
    });

    declareOn({
      platform: () => started().platform,
      declare(journeys) {
        for (const journey of journeys) {
          it(journey.rule, () => playJourney(journey, started()));
        }
      },
    });
  });
}
