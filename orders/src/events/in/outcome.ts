import type { ReactionOutcome } from '@ticketing/common/messaging/subscriptions';
import type { ChangeResult } from '../../commands/change-order';

/** What a reaction reports. An order that is not there is nothing to do. */
export function outcomeOf(result: ChangeResult | undefined): ReactionOutcome {
  return result?.isChanged ? 'applied' : 'nothing-to-do';
}
