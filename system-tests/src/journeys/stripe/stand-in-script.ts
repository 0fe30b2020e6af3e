import type { FormMessage } from './stand-in-frame';

type Listener = () => void;
interface Confirmation {
  elements: { clientSecret: string };
  confirmParams: { return_url: string };
}

/**
 * Runs in the page in place of Stripe's own script, and does as much of it as the shop uses: a frame
 * for the card, and an intent that is confirmed at Stripe's address. What goes wrong on the way
 * there is thrown.
 */
function standIn(): void {
  const cards: Readonly<Record<string, string>> = {
    '4242424242424242': 'pm_card_visa',
    '4000000000009995': 'pm_card_chargeDeclinedInsufficientFunds',
  };
  async function call(key: string, clientSecret: string, confirm?: Record<string, string>) {
    const [id = ''] = clientSecret.split('_secret_');
    const url = `https://api.stripe.com/v1/payment_intents/${id}`;
    const query = new URLSearchParams({ key, client_secret: clientSecret, ...confirm });
    const answer = confirm
      ? await fetch(`${url}/confirm`, { method: 'POST', body: query })
      : await fetch(`${url}?${query.toString()}`);
    const body = (await answer.json()) as { error?: unknown };
    return answer.ok ? { paymentIntent: body } : { error: body.error };
  }
  function createElement(type: (number: string) => void) {
    const listeners = new Map<string, Set<Listener>>();
    const frame = document.createElement('iframe');
    const hear = ({ source, data }: MessageEvent<FormMessage>) => {
      if (source !== frame.contentWindow) return;
      type(data.number);
      listeners.get(data.event)?.forEach((listener) => listener());
    };
    return {
      on: (name: string, listener: Listener) =>
        listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
      off: (name: string, listener: Listener) => listeners.get(name)?.delete(listener),
      update: () => undefined,
      mount(place: Element) {
        window.addEventListener('message', hear);
        Object.assign(frame, { src: 'https://js.stripe.com/form.html', title: 'Card form' });
        frame.setAttribute('style', 'width: 100%; height: 80px; border: 0');
        place.append(frame);
      },
      destroy() {
        window.removeEventListener('message', hear);
        frame.remove();
      },
    };
  }
  const notOurs = () => Promise.reject(new Error('the shop does not use this'));
  const Stripe = (key: string) => {
    let typed = '';
    return {
      createToken: notOurs,
      createPaymentMethod: notOurs,
      confirmCardPayment: notOurs,
      elements: ({ clientSecret }: { clientSecret: string }) => ({
        clientSecret,
        update: () => undefined,
        create: () => createElement((number) => (typed = number.replaceAll(' ', ''))),
      }),
      confirmPayment({ elements, confirmParams }: Confirmation) {
        const method = { payment_method: cards[typed] ?? 'pm_unknown' };
        return call(key, elements.clientSecret, { ...confirmParams, ...method });
      },
      retrievePaymentIntent: (clientSecret: string) => call(key, clientSecret),
    };
  };
  Object.assign(window, { Stripe: Object.assign(Stripe, { version: 'endive' }) });
}

export const STAND_IN_SCRIPT = `(${standIn.toString()})();`;
