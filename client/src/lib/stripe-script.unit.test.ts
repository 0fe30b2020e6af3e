import { readFileSync } from 'node:fs';
import type { PageScript, ScriptHost } from './stripe-script';
import { requestStripeScript, STRIPE_SCRIPT_URL } from './stripe-script';

/** A page on which scripts arrive when the test says so. */
function testPage() {
  const scripts = new Map<PageScript, string>();
  let hasStripe = false;
  let asked = 0;
  const page: ScriptHost = {
    hasStripe: () => hasStripe,
    asked: () => asked,
    addScript(src) {
      asked += 1;
      const script = Object.assign(new EventTarget(), {
        remove: () => void scripts.delete(script),
      });
      scripts.set(script, src);
      return script;
    },
  };
  return {
    page,
    sources: () => [...scripts.values()],
    run: () => {
      hasStripe = true;
    },
    happens: (type: 'load' | 'error') =>
      [...scripts.keys()].forEach((script) =>
        (script as EventTarget & PageScript).dispatchEvent(new Event(type)),
      ),
  };
}

describe("Stripe's script", () => {
  it('is the one that the installed loader would load', () => {
    const loader = readFileSync(require.resolve('@stripe/stripe-js/dist/pure.js'), 'utf8');
    const train = /RELEASE_TRAIN = '([a-z]+)'/.exec(loader)?.[1];
    expect(STRIPE_SCRIPT_URL).toBe(`https://js.stripe.com/${train}/stripe.js`);
  });

  it('has arrived when it has run', async () => {
    const { page, sources, run, happens } = testPage();
    const { arrived } = requestStripeScript(page);
    expect(sources()).toEqual([STRIPE_SCRIPT_URL]);
    run();
    happens('load');
    await expect(arrived).resolves.toBeUndefined();
  });

  it('is not asked for where it is there', async () => {
    const { page, sources, run } = testPage();
    run();
    await expect(requestStripeScript(page).arrived).resolves.toBeUndefined();
    expect(sources()).toEqual([]);
  });

  it.each([
    ['can not be had', 'error'],
    ['came empty', 'load'],
  ] as const)('is missing where it %s', async (_, event) => {
    const { page, happens } = testPage();
    const { arrived } = requestStripeScript(page);
    happens(event);
    await expect(arrived).rejects.toThrow('could not be loaded');
  });

  it('is asked for at another address after a try that was abandoned, for the browser may still wait for the first', () => {
    const { page, sources } = testPage();
    requestStripeScript(page).abandon();
    expect(sources()).toEqual([]);
    requestStripeScript(page).abandon();
    requestStripeScript(page);
    expect(sources()).toEqual([`${STRIPE_SCRIPT_URL}?attempt=3`]);
  });
});
