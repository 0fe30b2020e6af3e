/** What the frame with the card tells the page around it. */
export interface FormMessage {
  readonly event: 'ready' | 'change';
  readonly number: string;
}

export const CARD_NUMBER = 'Card number';

/** Runs in the frame: tells when it is there, and what was typed. */
function tellParent(): void {
  const input = document.querySelector('input');
  const tell = (event: FormMessage['event']) =>
    window.parent.postMessage({ event, number: input?.value ?? '' }, '*');
  input?.addEventListener('input', () => tell('change'));
  tell('ready');
}

/** A page of Stripe's own host, with nothing of the shop in it. */
export const STAND_IN_FRAME = `<!doctype html>
<html lang="en">
  <title>Card form</title>
  <body style="margin: 0; font: 16px system-ui">
    <label style="display: grid; gap: 4px">${CARD_NUMBER}
      <input inputmode="numeric" style="font: inherit; padding: 12px" />
    </label>
    <script>(${tellParent.toString()})();</script>
  </body>
</html>`;
