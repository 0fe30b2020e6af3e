import { contentSecurityPolicy } from './content-security-policy';

function directive(name: string, development = false): readonly string[] {
  const policy = contentSecurityPolicy({ nonce: 'abc', development });
  const found = policy.split('; ').find((each) => each.startsWith(`${name} `));
  return found?.split(' ').slice(1) ?? [];
}

describe('the content security policy', () => {
  it("runs our own scripts and Stripe's, inline ones with the nonce only", () => {
    expect(directive('script-src')).toEqual([
      "'self'",
      "'nonce-abc'",
      'https://js.stripe.com',
      'https://*.js.stripe.com',
    ]);
    expect(directive('script-src-attr')).toEqual(["'none'"]);
  });

  it('lets nothing frame us, and no base or plug-in bend addresses', () => {
    for (const name of ['frame-ancestors', 'base-uri', 'object-src']) {
      expect(directive(name)).toEqual(["'none'"]);
    }
  });

  it('needs eval while developing only', () => {
    expect(directive('script-src', true)).toContain("'unsafe-eval'");
  });
});
