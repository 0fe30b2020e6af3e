import type { LookupFunction } from 'node:net';
import { Agent } from 'node:https';

/** How the shop is reached from outside: its own name over TLS, wherever the ingress is. */
export interface WayIn {
  /** As people know it. */
  readonly host: string;
  /** `host:port` of the ingress. */
  readonly ingress: string;
  /** The certificates that are believed. */
  readonly authority: string;
}

export function splitAddress(address: string): { host: string; port: number } {
  const at = address.lastIndexOf(':');
  return { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
}

/** The shop's address with the port of the ingress, for programs that look names up by themselves. */
export function urlOf({ host, ingress }: WayIn): string {
  return `https://${host}:${splitAddress(ingress).port}`;
}

/** Connections that check the certificate against the shop's own name, and go to the ingress. */
export function openAgent({ ingress, authority }: WayIn): Agent {
  const { host } = splitAddress(ingress);
  const family = host.includes(':') ? 6 : 4;
  const lookup: LookupFunction = (_name, options, answer) => {
    if (options.all === true) answer(null, [{ address: host, family }]);
    else answer(null, host, family);
  };
  return new Agent({ keepAlive: true, ca: authority, lookup });
}
