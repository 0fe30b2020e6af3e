export interface BrokerAddress {
  /** Without credentials. */
  servers: string[];
  user?: string;
  pass?: string;
  token?: string;
  tls: boolean;
}

/**
 * Reads `nats://user:pass@host:4222,nats://other:4222`. Both clients want credentials apart from the
 * address; those of the first one are used. A user without a password is a token.
 */
export function readBrokerAddress(text: string): BrokerAddress {
  const urls = text.split(',').map((part) => new URL(part.trim()));
  const first = urls[0];
  const servers = urls.map(({ hostname, port }) => `nats://${hostname}:${port || '4222'}`);
  const address = { servers, tls: urls.some(({ protocol }) => protocol === 'tls:') };
  if (!first?.username) return address;
  const user = decodeURIComponent(first.username);
  if (!first.password) return { ...address, token: user };
  return { ...address, user, pass: decodeURIComponent(first.password) };
}
