import { SERVICES, type ServiceName } from '@ticketing/local/suite/ports';
import type { ShopOptions } from '../../proofs/swarm/shop';
import type { Kubectl } from '../kube/kubectl';
import { openPortForward, type PortForward } from '../kube/port-forward';
import { readSecret, readVariable } from '../kube/settings';
import { openAgent, urlOf, type WayIn } from '../shop/way-in';

const SHOP_HOST = 'ticketing.local';
const TLS_SECRET = 'ticketing-tls';
const BANK = 'stripe-simulator';
const BANK_PORT = 3_110;
const DATABASE_PORT = 27_017;

export async function findWayIn(kubectl: Kubectl, ingress: string): Promise<WayIn> {
  const authority = await readSecret(kubectl, TLS_SECRET, 'ca.crt').catch(() =>
    readSecret(kubectl, TLS_SECRET, 'tls.crt'),
  );
  return { host: SHOP_HOST, ingress, authority };
}

/** What somebody needs to buy through the ingress, and to pay at the simulated bank. */
export interface OpenShop {
  readonly options: ShopOptions & { secureAgent: ReturnType<typeof openAgent> };
  readonly url: string;
  close(): void;
}

export async function openShop(kubectl: Kubectl, wayIn: WayIn): Promise<OpenShop> {
  const [jwtKey, key, bank] = await Promise.all([
    readVariable(kubectl, 'orders', 'JWT_KEY'),
    readVariable(kubectl, 'payments', 'STRIPE_KEY'),
    openPortForward(kubectl, `service/${BANK}`, BANK_PORT),
  ]);
  const url = urlOf(wayIn);
  const secureAgent = openAgent(wayIn);
  const stripe = { url: `http://127.0.0.1:${bank.port}`, key };
  const urls = { tickets: [url], orders: [url], payments: [url] };
  return {
    options: { urls, stripe, jwtKey, secureAgent },
    url,
    close() {
      bank.close();
      secureAgent.destroy();
    },
  };
}

/** A service's database as its service reaches it, but by another way. */
export function throughForward(uri: string, port: number): string {
  const there = new URL(uri);
  there.host = `127.0.0.1:${port}`;
  there.searchParams.set('directConnection', 'true');
  return there.href;
}

/** Ways to all databases. */
export async function openDatabaseWays(kubectl: Kubectl): Promise<{
  mongoUris: Record<ServiceName, string>;
  close(): void;
}> {
  const ways: PortForward[] = [];
  const close = (): void => ways.forEach((way) => way.close());
  try {
    const uris = SERVICES.map(async (service) => {
      const uri = await readVariable(kubectl, service, 'MONGO_URI');
      const { hostname } = new URL(uri);
      const way = await openPortForward(
        kubectl,
        `service/${hostname.split('.')[0]}`,
        DATABASE_PORT,
      );
      ways.push(way);
      return [service, throughForward(uri, way.port)] as const;
    });
    const mongoUris = Object.fromEntries(await Promise.all(uris)) as Record<ServiceName, string>;
    return { mongoUris, close };
  } catch (error) {
    close();
    throw error;
  }
}
