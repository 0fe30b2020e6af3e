import type {
  DeadLetter,
  DeadLetters,
  FaultyMessage,
} from '@ticketing/common/messaging/dead-letters';

/** The oldest ones are forgotten: a laboratory's memory is not a service's database. */
const LETTERS_MAX = 1_000;

/** Dead letters in memory, shown when they come about. A service has them in its database. */
export function createShownDeadLetters(onChange: (letter: DeadLetter) => void): DeadLetters {
  const letters = new Map<string, DeadLetter>();

  function keep(message: FaultyMessage, change: Pick<DeadLetter, 'status' | 'reason' | 'faults'>) {
    const letter = { ...message, ...change, lastFaultAt: new Date() };
    letters.delete(message.id);
    letters.set(message.id, letter);
    const [oldest] = letters.keys();
    if (letters.size > LETTERS_MAX && oldest !== undefined) letters.delete(oldest);
    onChange(letter);
    return letter;
  }

  const faultsOf = ({ id }: FaultyMessage) => letters.get(id)?.faults ?? 0;
  const parked = () => [...letters.values()].filter(({ status }) => status === 'parked');

  return {
    recordFault(message, reason) {
      const faults = faultsOf(message) + 1;
      return Promise.resolve(keep(message, { status: 'retrying', reason, faults }).faults);
    },
    park(message, reason) {
      keep(message, { status: 'parked', reason, faults: faultsOf(message) });
      return Promise.resolve();
    },
    forget: (id) => Promise.resolve(letters.delete(id)),
    list: (limit) => Promise.resolve(parked().slice(0, limit)),
    count: (limit) => Promise.resolve(Math.min(limit, parked().length)),
    find: (id) => Promise.resolve(letters.get(id)),
  };
}
