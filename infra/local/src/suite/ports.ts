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
  'nats-monitoring': 8222,
  redis: 6390,
  prometheus: 9090,
  grafana: 3200,
  'auth-metrics': 3121,
  'tickets-metrics': 3122,
  'orders-metrics': 3123,
  'payments-metrics': 3124,
  'expiration-metrics': 3125,
};

export type PortName = keyof typeof DEFAULT_PORTS;
export type ProcessName = Exclude<PortName, `${string}-metrics` | 'nats-monitoring'>;
export type ServiceName = 'auth' | 'tickets' | 'orders' | 'payments' | 'expiration';

export const SERVICES: readonly ServiceName[] = [
  'auth',
  'tickets',
  'orders',
  'payments',
  'expiration',
];

/** Any free port for each, or the default ones and the next free one where one is taken. */
export type WantedPorts = 'free' | Partial<Record<PortName, number>>;

export function wantedPort(name: PortName, wanted: WantedPorts): number | 'free' {
  return wanted === 'free' ? 'free' : (wanted[name] ?? DEFAULT_PORTS[name]);
}
