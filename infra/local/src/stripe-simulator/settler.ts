import { createAlarm, type Alarm } from './alarm';
import { cardNamed } from './domain/cards';
import type { Change, Context, Task } from './domain/change';
import { settleIntent } from './domain/settle-intent';
import { settleRefund } from './domain/settle-refund';
import type { Ledger } from './store/ledger';
import type { RecordChange } from './store/record';

interface SettlerDependencies {
  ledger: Ledger;
  record: RecordChange;
  context: () => Context;
}

const settleTask = (task: Task, ledger: Ledger, context: Context): Change => {
  const refund = ledger.refunds.get(task.objectId);
  const intent = ledger.intents.get(refund?.payment_intent ?? task.objectId);
  const charge = ledger.charges.get(refund?.charge ?? intent?.latest_charge ?? '');
  const method = ledger.methods.get(charge?.payment_method ?? '');
  const card = cardNamed(method?.card ?? '');
  if (!intent || !charge || !method || !card) return {};
  return refund
    ? settleRefund(refund, { charge, card }, context)
    : settleIntent(intent, { charge, used: { method, card } }, context);
};

/** Plays the banks: what was under way comes to its end when its time has come. */
export const createSettler = ({
  ledger,
  record,
  context,
}: SettlerDependencies): Alarm & { settleNow: () => void } => {
  const settle = (tasks: readonly Task[]): void => {
    for (const task of tasks) {
      const change = settleTask(task, ledger, context());
      record({
        change: { ...change, doneTasks: [task.id] },
        cause: { id: null, idempotency_key: null },
      });
    }
  };
  const tasks = (): Task[] => [...ledger.tasks.values()];
  const alarm = createAlarm({
    clock: () => context().nowMs,
    dueAtMs: () => {
      const due = tasks().map(({ dueAtMs }) => dueAtMs);
      return due.length === 0 ? undefined : Math.min(...due);
    },
    ring: () => settle(tasks().filter(({ dueAtMs }) => dueAtMs <= context().nowMs)),
  });
  return { ...alarm, settleNow: () => settle(tasks()) };
};
