/** What a link does to the bytes on it. A link that holds bytes back delivers them later, as TCP does. */
export type Weather =
  | { kind: 'clear' }
  /** Connections are taken, but nothing goes through, in either direction. */
  | { kind: 'black-hole' }
  /** Only this direction is held. */
  | { kind: 'one-way'; held: 'to-server' | 'to-client' }
  /** Open connections are reset, new ones are reset at once. */
  | { kind: 'refuse' }
  | { kind: 'slow'; latencyMs: number; jitterMs: number };

/** A TCP proxy on loopback in front of one or more ports, which take new connections in turn. */
export interface Relay {
  readonly name: string;
  readonly port: number;
  /** Holds for open and new connections from now on. */
  setWeather(weather: Weather): void;
  weather(): Weather;
  /** Resets all open connections, once. */
  reset(): void;
  connections(): number;
  close(): Promise<void>;
}
