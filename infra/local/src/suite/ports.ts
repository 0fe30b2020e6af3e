/** Where everything listens under `npm start`, unless told otherwise. All on loopback. */
export const DEFAULT_PORTS = {
  proxy: 3000,
  client: 3100,
  auth: 3101,
  tickets: 3102,
  orders: 3103,
  payments: 3104,
  expiration: 3105,
  'stripe-simulator': 3110,
  mongodb: 27_100,
  nats: 4222,
  redis: 6390,
};

export type ProcessName = keyof typeof DEFAULT_PORTS;
export type ServiceName = 'auth' | 'tickets' | 'orders' | 'payments' | 'expiration';

export const SERVICES: readonly ServiceName[] = [
  'auth',
  'tickets',
  'orders',
  'payments',
  'expiration',
];

/** Any free port for each, or the default ones and the next free one where one is taken. */
export type WantedPorts = 'free' | Partial<Record<ProcessName, number>>;

export function wantedPort(name: ProcessName, wanted: WantedPorts): number | 'free' {
  return wanted === 'free' ? 'free' : (wanted[name] ?? DEFAULT_PORTS[name]);
}
