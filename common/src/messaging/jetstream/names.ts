export const STREAM = 'TICKETING';
export const SUBJECTS = 'events.>';

/** Keeps the mapping below one to one. */
const EVENT_TYPE = /^[a-z0-9-]+(:[a-z0-9-]+)*$/i;

function parts(type: string): string[] {
  if (!EVENT_TYPE.test(type)) throw new Error(`not a name of an event type: ${type}`);
  return type.split(':');
}

/** `order:created` → `events.order.created`: the parts become tokens, so that `events.order.>` works. */
export function subjectOf(type: string): string {
  return ['events', ...parts(type)].join('.');
}

/** `order:created` → `orders-service_order_created`: a colon can not be part of a file name everywhere. */
export function durableOf(group: string, type: string): string {
  return [group, ...parts(type)].join('_');
}
