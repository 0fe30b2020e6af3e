import { createLedger, type Entry, type Ledger } from './ledger';
import { openJournal, readJournal } from './journal';

export interface Store {
  readonly ledger: Ledger;
  /** Takes effect at once for all who ask, but nobody is answered before `durable()`. */
  commit(entry: Entry): void;
  durable(): Promise<void>;
  close(): Promise<void>;
}

/** The ledger and the journal that it is made from again after a crash. */
export const openStore = async ({
  file,
  clock,
}: {
  file: string;
  clock: () => number;
}): Promise<Store> => {
  const ledger = createLedger();
  for (const entry of await readJournal(file)) ledger.apply(entry as Entry);
  const journal = await openJournal({ file, lines: ledger.snapshot(clock()) });
  return {
    ledger,
    commit: (entry) => {
      ledger.apply(entry);
      journal.append(entry);
    },
    durable: () => journal.flushed(),
    close: () => journal.close(),
  };
};
