export interface Alarm {
  /** To be called whenever something may have become due earlier than before. */
  wake(): void;
  close(): void;
}

const sleepMsMax = 500;

/**
 * Calls `ring` when the earliest thing is due. It looks at the clock twice a second at least, so
 * that a clock that is moved by hand is noticed.
 */
export const createAlarm = ({
  clock,
  dueAtMs,
  ring,
}: {
  clock: () => number;
  dueAtMs: () => number | undefined;
  ring: () => void;
}): Alarm => {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const wake = (): void => {
    clearTimeout(timer);
    const due = dueAtMs();
    if (closed || due === undefined) return;
    timer = setTimeout(look, Math.min(Math.max(due - clock(), 0), sleepMsMax));
  };
  const look = (): void => {
    const due = dueAtMs();
    if (due !== undefined && due <= clock()) ring();
    wake();
  };
  return {
    wake,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
};
