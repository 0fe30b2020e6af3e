/** Who owns what under /api: the table of `infra/paths.json`, which a test compares. */
export const SERVICE_OF_PREFIX: Readonly<Record<string, string>> = {
  '/api/users': 'auth',
  '/api/tickets': 'tickets',
  '/api/orders': 'orders',
  '/api/payments': 'payments',
};

/**
 * Where a path of the API is asked for. Behind one proxy that is one address; `{service}` in it stands
 * for the owner of the path, where each service is reached by its own name.
 */
export function serviceAddress(baseUrl: string, path: string): string {
  const [prefix] = /^\/api\/[a-z-]+/.exec(path) ?? [];
  return baseUrl.replace('{service}', SERVICE_OF_PREFIX[prefix ?? ''] ?? 'auth');
}
