import type { EventType } from '@ticketing/common/contracts/catalogue';
import type { Position } from '../broker/position';

export interface PublishCommand {
  kind: 'publish';
  type: EventType;
  /** JSON of fields that replace those of the sample; `-` stands for standard input. */
  data: string | undefined;
  isBad: boolean;
  count: number;
  perSecond: number | undefined;
  timeoutSeconds: number;
  isJson: boolean;
}

/** When a command that reads events ends by itself. */
export interface ReadingLimits {
  count: number | undefined;
  timeoutSeconds: number | undefined;
}

export interface ListenCommand extends ReadingLimits {
  kind: 'listen';
  types: readonly EventType[];
  membership: Membership;
  isJson: boolean;
}

/** As what a listener listens. */
export type Membership =
  /** It sees each new event and leaves no trace. */
  | { kind: 'onlooker' }
  /** Shares new events with the others of its group, without acks; the group is forgotten with its last member. */
  | { kind: 'passing-group'; group: string }
  /** As a service does it: through the port of `common`, acknowledged, the place is kept. */
  | ({ kind: 'durable' } & DurableMember);

export interface DurableMember {
  group: string;
  ackWaitSeconds: number;
  inFlightMax: number;
  holdSeconds: number;
  diesBeforeAck: boolean;
  /** Handle events with the consumer of `common`, which knows dead letters. */
  asService: boolean;
  /** As a service: fail on events whose data have this text in them. */
  failOn: string | undefined;
}

export interface ReplayCommand extends ReadingLimits {
  kind: 'replay';
  types: readonly EventType[];
  from: Position;
  isJson: boolean;
}

export interface LagCommand {
  kind: 'lag';
  types: readonly EventType[];
  group: string | undefined;
  /** Until nothing is left: no group is behind. */
  waits: boolean;
  timeoutSeconds: number;
  isJson: boolean;
}

export interface SchemaCommand {
  kind: 'schema';
  type: EventType | undefined;
  isJson: boolean;
}

export interface HelpCommand {
  kind: 'help';
  topic: CommandName | undefined;
}

export type Command =
  PublishCommand | ListenCommand | ReplayCommand | LagCommand | SchemaCommand | HelpCommand;

export const COMMAND_NAMES = ['publish', 'listen', 'replay', 'lag', 'schema'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];
