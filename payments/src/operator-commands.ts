import type { OwnCommand, RunOwnCommand } from '@ticketing/common/service/service';
import type { Commands } from './commands/commands';

type Name = 'refunds-failed' | 'refund-settled' | 'refund-retry';

/** What an operator may ask of payments. */
export const OPERATOR_COMMANDS: Readonly<Record<Name, OwnCommand>> = {
  'refunds-failed': { summary: 'list the refunds that the bank refused' },
  'refund-settled': {
    args: ['ID'],
    summary: 'record that the buyer of such a payment was paid back by hand',
    isLogged: true,
  },
  'refund-retry': {
    args: ['ID'],
    summary: 'ask Stripe once more for such a refund',
    isLogged: true,
  },
};

export function createOperatorCommand({
  listFailedRefunds,
  settleFailedRefund,
  retryFailedRefund,
}: Pick<
  Commands,
  'listFailedRefunds' | 'settleFailedRefund' | 'retryFailedRefund'
>): RunOwnCommand {
  return async (name, print, [id = '']) => {
    switch (name as Name) {
      case 'refunds-failed':
        return listFailedRefunds(print);
      case 'refund-settled':
        return settleFailedRefund(id, print);
      case 'refund-retry':
        return retryFailedRefund(id, print);
    }
  };
}
