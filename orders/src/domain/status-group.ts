import type { Order } from './order';

/** The words by which people ask for orders, and the statuses that each of them stands for. */
export const STATUS_GROUPS = {
  waiting: ['created', 'awaiting:payment'],
  complete: ['complete'],
  cancelled: ['cancelled'],
} as const satisfies Record<string, readonly Order['status'][]>;

export type StatusGroup = keyof typeof STATUS_GROUPS;

export function isStatusGroup(value: string | undefined): value is StatusGroup {
  return value !== undefined && Object.hasOwn(STATUS_GROUPS, value);
}
