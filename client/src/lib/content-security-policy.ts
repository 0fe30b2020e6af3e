const STRIPE_SCRIPTS = ['https://js.stripe.com', 'https://*.js.stripe.com'];
const STRIPE_FRAMES = [...STRIPE_SCRIPTS, 'https://hooks.stripe.com'];

/**
 * The policy of one answer. There is no `strict-dynamic`: with it a script that runs could load
 * others from any host; so only our own files and Stripe's may be loaded.
 *
 * @param nonce unguessable and new for each answer
 * @param development React's development build needs `eval`, the production build does not
 */
export function contentSecurityPolicy(options: { nonce: string; development: boolean }): string {
  const nonce = `'nonce-${options.nonce}'`;
  const developmentOnly = (source: string) => (options.development ? [source] : []);
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", nonce, ...STRIPE_SCRIPTS, ...developmentOnly("'unsafe-eval'")],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'", options.development ? "'unsafe-inline'" : nonce],
    // Attributes only: Radix and Stripe place their boxes with them.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'https://*.stripe.com'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", 'https://api.stripe.com', ...developmentOnly('ws:')],
    'frame-src': STRIPE_FRAMES,
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
