/** What the installed `@stripe/stripe-js` would load; it uses what is there already. */
export const STRIPE_SCRIPT_URL = 'https://js.stripe.com/endive/stripe.js';

export interface PageScript {
  addEventListener(type: 'load' | 'error', heard: () => void): void;
  remove(): void;
}

/** As much of a page as it takes to load Stripe's script. */
export interface ScriptHost {
  /** Whether the script has run. */
  hasStripe(): boolean;
  /** How often the script was asked for since the page was loaded. */
  asked(): number;
  addScript(src: string): PageScript;
}

let asked = 0;

/** Lives as long as what the browser waits for: until the page is loaded anew. */
export const thisPage: ScriptHost = {
  asked: () => asked,
  hasStripe: () => window.Stripe !== undefined,
  addScript(src) {
    asked += 1;
    const script = document.createElement('script');
    script.src = src;
    document.head.append(script);
    return script;
  },
};

export interface RequestedScript {
  /** Rejects when it can not be had. Where nobody answers it does neither, ever. */
  readonly arrived: Promise<void>;
  /** Makes room for another try. */
  readonly abandon: () => void;
}

/**
 * A browser that still waits for an address does not ask for it again, so another attempt needs
 * another one.
 */
const addressAfter = (asked: number): string =>
  asked === 0 ? STRIPE_SCRIPT_URL : `${STRIPE_SCRIPT_URL}?attempt=${asked + 1}`;

/**
 * Asks Stripe's host for its script. Not left to `loadStripe`, which keeps its one attempt until
 * that has ended and hands it to whoever asks again: an attempt that hangs would never be replaced.
 */
export function requestStripeScript(page: ScriptHost): RequestedScript {
  if (page.hasStripe()) return { arrived: Promise.resolve(), abandon: () => undefined };
  const script = page.addScript(addressAfter(page.asked()));
  const arrived = new Promise<void>((resolve, reject) => {
    const miss = () => reject(new Error('Stripe.js could not be loaded'));
    // What blocks scripts may answer with an empty one.
    script.addEventListener('load', () => (page.hasStripe() ? resolve() : miss()));
    script.addEventListener('error', miss);
  });
  return { arrived, abandon: () => script.remove() };
}
