import type { Arena } from '../arena/arena';
import type { ShopOptions } from '../swarm/shop';

/** How people reach the shop in an arena: each pod by its link, Stripe directly. */
export function shopOf(arena: Arena): Pick<ShopOptions, 'urls' | 'stripe' | 'jwtKey'> {
  const urlsOf = (service: 'tickets' | 'orders' | 'payments') =>
    arena.pods(service).map(({ url }) => url);
  const { stripeUrl: url, stripeKey: key } = arena.direct;
  return {
    urls: { tickets: urlsOf('tickets'), orders: urlsOf('orders'), payments: urlsOf('payments') },
    stripe: { url, key },
    jwtKey: arena.jwtKey,
  };
}
