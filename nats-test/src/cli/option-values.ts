import { catalogue, isEventType, type EventType } from '@ticketing/common/contracts/catalogue';
import { UsageError } from './exit-codes';

export const EVENT_TYPES = Object.keys(catalogue) as EventType[];

const NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,47}$/;

/** @throws {UsageError} that names the types there are */
export function eventType(name: string): EventType {
  if (isEventType(name)) return name;
  throw new UsageError(`"${name}" is not an event type; there are: ${EVENT_TYPES.join(', ')}`);
}

/** The types that were named, or all of them. */
export function eventTypes(names: readonly string[]): readonly EventType[] {
  return names.length === 0 ? EVENT_TYPES : [...new Set(names.map(eventType))];
}

/** The whole number of an option, undefined where it was not given. */
export function wholeNumber(
  name: string,
  text: string | undefined,
  { min, max }: { min: number; max: number },
): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new UsageError(`--${name} must be a whole number from ${min} to ${max}, not "${text}"`);
}

/** The name of a group: what both brokers take. */
export function groupName(name: string, text: string | undefined): string | undefined {
  if (text === undefined || NAME.test(text)) return text;
  throw new UsageError(`--${name} must be letters, digits and hyphens, at most 48, not "${text}"`);
}
