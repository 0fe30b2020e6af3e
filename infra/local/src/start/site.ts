/** A shop somewhere else: its address, and where that is reached when names do not say so. */
export interface Site {
  url: string;
  /** `host:port`, like curl's `--connect-to`: the name in the address stays what is asked for. */
  connectTo?: string | undefined;
}

export interface Endpoint {
  host: string;
  port: number;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };
const CONNECT_TO = /^(?<host>[A-Za-z0-9.-]+):(?<port>\d{1,5})$/;

export class InvalidSite extends Error {
  override readonly name = 'InvalidSite';
}

/** @throws {InvalidSite} where one of them is no address */
export function readSite({ url, connectTo }: Site): Site {
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (DEFAULT_PORTS[protocol] === undefined) {
    throw new InvalidSite(`--url must be an http or https address, not "${url}"`);
  }
  if (connectTo !== undefined && !CONNECT_TO.test(connectTo)) {
    throw new InvalidSite(`--connect-to must be HOST:PORT, not "${connectTo}"`);
  }
  return { url: url.replace(/\/+$/, ''), connectTo };
}

/** Where to connect to for a site. */
export function endpointOf({ url, connectTo }: Site): Endpoint {
  const { hostname, port, protocol } = new URL(url);
  const { host = hostname, port: instead } = CONNECT_TO.exec(connectTo ?? '')?.groups ?? {};
  return { host, port: Number(instead ?? (port || DEFAULT_PORTS[protocol])) };
}
