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

export const pageStyle = `body{font:16px/1.5 system-ui,sans-serif;background:#f4f4f5;color:#18181b;margin:0;
display:grid;place-items:center;min-height:100vh}
main{background:#fff;border:1px solid #d4d4d8;border-radius:12px;padding:32px;max-width:26rem;margin:16px}
h1{font-size:20px;margin:0 0 8px}p{margin:0 0 16px}form{display:flex;gap:12px;flex-wrap:wrap}
button{font:inherit;padding:10px 16px;border-radius:8px;border:1px solid #18181b;background:#fff;cursor:pointer}
button[value=complete]{background:#18181b;color:#fff}button:focus-visible{outline:3px solid #2563eb;outline-offset:2px}
`;

const page = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="../assets/3ds.css">
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escape(value)}">`;

/** The page of the bank: two buttons, no script, addresses relative to wherever it is mounted. */
export const authenticationPage = (intent: PaymentIntent, returnUrl: string): string =>
  page(
    '3-D Secure test page',
    `<p>The bank asks whether it is you who pays ${escape(formatAmount(intent.amount, intent.currency))}. This is a simulation: no money moves.</p>
<form method="post" action="${escape(intent.id)}">
${hidden('client_secret', intent.client_secret)}
${hidden('return_url', returnUrl)}
<button type="submit" name="outcome" value="complete">Complete authentication</button>
<button type="submit" name="outcome" value="fail">Fail authentication</button>
</form>`,
  );

export const nothingToDoPage = (returnUrl: string): string =>
  page(
    'Nothing to authenticate',
    `<p>This payment does not wait for an authentication any more.</p>
<p><a href="${escape(returnUrl)}">Back to the shop</a></p>`,
  );

export const notFoundPage = (): string =>
  page('Not found', '<p>There is no such payment, or the address is not complete.</p>');
