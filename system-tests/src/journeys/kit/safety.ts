import type { Page, Response } from 'playwright-core';

/** Runs in the page: attributes that would be code, if the policy let them. */
function inlineHandlers(): string[] {
  const names = [...document.querySelectorAll('*')].flatMap((element) =>
    element.getAttributeNames().filter((name) => name.startsWith('on')),
  );
  return [...new Set(names)].map((name) => `has inline handlers: ${name}`);
}

export function inlineHandlerProblems(page: Page): Promise<string[]> {
  return page.evaluate(inlineHandlers);
}

/** The policy of one answer: no script but ours, Stripe's, and what carries the answer's nonce. */
export function policyProblems(response: Response): string[] {
  const policy = response.headers()['content-security-policy'] ?? '';
  const scripts = /(?:^|; )script-src ([^;]*)/.exec(policy)?.[1] ?? '';
  const rules: [string, boolean][] = [
    ['no nonce for scripts', /'nonce-[\w+/=-]{22,}'/.test(scripts)],
    ['scripts may be inline', !/'unsafe-(inline|eval|hashes)'/.test(scripts)],
    ['scripts of any host', !/(^| )(\*|https?:)( |$)/.test(scripts)],
    ['handlers may be inline', policy.includes("script-src-attr 'none'")],
    ['may be framed', policy.includes("frame-ancestors 'none'")],
  ];
  return rules.filter(([, holds]) => !holds).map(([problem]) => `policy: ${problem}`);
}
