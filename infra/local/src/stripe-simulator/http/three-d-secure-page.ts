import { formatAmount } from '../domain/amounts';
import type { PaymentIntent } from '../domain/objects';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (each) => escapes[each] ?? each);

/** The shop's cookie, and its values: the bank looks as the shop does that sends its buyers here. */
export type BankTheme = 'system' | 'light' | 'dark';

export function bankThemeOf(cookies: string | undefined): BankTheme {
  const chosen = /(?:^|; )theme=(light|dark)(?:;|$)/.exec(cookies ?? '')?.[1];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** Light or dark as was chosen, or as the device is; every pair of colours has a contrast of 4.5 : 1 or more. */
export const pageStyle = `:root{color-scheme:light dark;--page:light-dark(#f8f7f4,#131210);
--surface:light-dark(#fff,#1c1b18);--line:light-dark(#e4e1da,#35322c);--edge:light-dark(#8a8477,#857f73);
--ink:light-dark(#1c1b19,#f4f2ec);--muted:light-dark(#5f5b53,#b3ada1);
--accent:light-dark(#0f6b5f,#58c9b6);--on-accent:light-dark(#fff,#06231f)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;background:var(--page);color:var(--ink);margin:0;
display:grid;place-items:center;min-height:100vh;padding:16px}
main{background:var(--surface);border:1px solid var(--line);border-radius:14px;padding:clamp(20px,6vw,32px);
width:100%;max-width:26rem}
h1{font-size:24px;line-height:1.25;letter-spacing:-.02em;margin:0 0 12px}
p{margin:0 0 20px;color:var(--muted)}
.bank{font-size:14px;font-weight:600;color:var(--accent);margin:0 0 20px}
.amount{font-size:30px;font-weight:600;color:var(--ink);letter-spacing:-.02em;margin:0 0 8px}
form{display:grid;gap:12px}
button,.back{display:block;width:100%;font:inherit;font-weight:500;text-align:center;text-decoration:none;
padding:11px 16px;border-radius:10px;border:1px solid var(--edge);background:var(--surface);color:var(--ink);cursor:pointer}
button[value=complete],.back{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
button:hover,.back:hover{filter:brightness(.95)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`;

const bank = '<p class="bank">Test bank</p>';

const page = (theme: BankTheme, title: string, content: string): string => `<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="../assets/3ds.css">
</head>
<body>
<main>
${bank}
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escape(value)}">`;

/** The page of the bank: two buttons, no script, addresses relative to wherever it is mounted. */
export const authenticationPage = (
  theme: BankTheme,
  intent: PaymentIntent,
  returnUrl: string,
): string =>
  page(
    theme,
    'Confirm your payment',
    `<p class="amount">${escape(formatAmount(intent.amount, intent.currency))}</p>
<p>Your bank asks whether it is you who pays (3-D Secure). This is a simulation: no money moves.</p>
<form method="post" action="${escape(intent.id)}">
${hidden('client_secret', intent.client_secret)}
${hidden('return_url', returnUrl)}
<button type="submit" name="outcome" value="complete">Complete authentication</button>
<button type="submit" name="outcome" value="fail">Fail authentication</button>
</form>`,
  );

export const nothingToDoPage = (theme: BankTheme, returnUrl: string): string =>
  page(
    theme,
    'Nothing to confirm',
    `<p>This payment does not wait for an authentication any more.</p>
<a class="back" href="${escape(returnUrl)}">Back to the shop</a>`,
  );

export const notFoundPage = (theme: BankTheme): string =>
  page(theme, 'Not found', '<p>There is no such payment, or the address is not complete.</p>');
